export { LOG_FORMATS, LOG_LEVELS, type LogFormat, type LogLevel } from './levels.js';
export { LogsModule } from './logs.module.js';
export { openLog } from './open-log.js';
export { type LogFields, ProgramLog, wordsOf } from './program-log.js';
