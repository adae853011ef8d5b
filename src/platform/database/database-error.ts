import { QueryFailedError } from 'typeorm';

/**
 * Why the database could not do what was asked, where that is no fault of the request: it has no room, others hold
 * what is needed, it is away or failing, or whether it committed could not be found out.
 */
export type DatabaseFault = 'full' | 'busy' | 'unavailable' | 'unknown-outcome';

/**
 * An act or a reading that the database did not carry out. Nothing of the act is in the database, except with
 * `unknown-outcome`: then it may be, and nobody may repeat it before having looked.
 */
export class DatabaseError extends Error {
  constructor(
    readonly fault: DatabaseFault,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'DatabaseError';
  }
}

/** By the code of SQLite (https://www.sqlite.org/rescode.html), without its extension. */
const SQLITE: Readonly<Record<string, DatabaseFault>> = {
  SQLITE_FULL: 'full',
  SQLITE_BUSY: 'busy',
  SQLITE_LOCKED: 'busy',
  SQLITE_IOERR: 'unavailable',
  SQLITE_NOMEM: 'unavailable',
  SQLITE_INTERRUPT: 'unavailable',
  SQLITE_CANTOPEN: 'unavailable',
  SQLITE_PROTOCOL: 'unavailable',
  SQLITE_CORRUPT: 'unavailable',
  SQLITE_NOTADB: 'unavailable',
};

/** By SQLSTATE (PostgreSQL, appendix A); two characters stand for their whole class. */
const POSTGRES: Readonly<Record<string, DatabaseFault>> = {
  '08': 'unavailable',
  '40001': 'busy',
  '40P01': 'busy',
  '53100': 'full',
  '53': 'unavailable',
  '55P03': 'busy',
  '57014': 'busy',
  '57': 'unavailable',
  '58': 'unavailable',
  '25P03': 'unavailable',
  XX: 'unavailable',
};

const CONNECTION = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)/;
/** What the drivers say without a code when the connection has gone. */
const GONE =
  /connection terminated|not queryable|connection error|timeout exceeded when trying to connect|connection is not open/i;

/** The fault behind an error of the driver; undefined where the statement itself was at fault. */
export function faultOf(error: unknown): DatabaseFault | undefined {
  if (error instanceof DatabaseError) return error.fault;
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const { code, message, severity } = cause as { code?: unknown; message?: unknown; severity?: unknown };
  // PostgreSQL ended the session, or did not begin one, whatever the reason.
  if (severity === 'FATAL' || severity === 'PANIC') return 'unavailable';
  if (typeof code === 'string') {
    const sqlite = /^SQLITE_[A-Z]+/.exec(code)?.[0];
    if (sqlite) return SQLITE[sqlite];
    if (CONNECTION.test(code)) return 'unavailable';
    if (/^[0-9A-Z]{5}$/.test(code)) return POSTGRES[code] ?? POSTGRES[code.slice(0, 2)];
  }
  return typeof message === 'string' && GONE.test(message) ? 'unavailable' : undefined;
}

/** The error as the program tells it; what is no fault of the database is passed on as it is. */
export function asDatabaseError(error: unknown, fallback?: DatabaseFault): unknown {
  if (error instanceof DatabaseError) return error;
  const fault = faultOf(error) ?? fallback;
  return fault ? new DatabaseError(fault, String((error as Error)?.message ?? error), error) : error;
}
