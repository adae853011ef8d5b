export { recordSecurity } from './record-security.js';
export { SecurityLog } from './security-log.js';
export { SecurityLogRow } from './security-log.entity.js';
export { SecurityLogModule } from './security-log.module.js';
