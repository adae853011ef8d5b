export { Config, isSecure, PROJECT_ROOT } from './config.js';
export { ConfigModule } from './config.module.js';
export { VERSION } from './version.js';
export { RunMode, type RunModeName } from './run-mode.js';
