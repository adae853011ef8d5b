import type { LogFormat, LogLevel } from './levels.js';
import { ProgramLog } from './program-log.js';

export interface LogSettings {
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
}

/** The log of a process: a server writes to its standard output, a command leaves that to its own results. */
export function openLog({ logLevel, logFormat }: LogSettings, kind: 'server' | 'command'): ProgramLog {
  return new ProgramLog({
    level: logLevel,
    format: logFormat,
    out: kind === 'server' ? process.stdout : process.stderr,
    err: process.stderr,
  });
}
