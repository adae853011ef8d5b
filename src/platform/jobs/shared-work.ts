import type { Config } from '../config/index.js';

/**
 * Milliseconds between two looks for work that another process on the same database may have left to the leader. On
 * SQLite there is no second server; there the command line alone leaves some.
 */
export function sharedWorkEveryMs({ databaseUrl }: Config): number {
  return databaseUrl.startsWith('sqlite:') ? 60_000 : 5_000;
}
