/**
 * A backup is one tar file: `backup.json`, `database/TABLE.jsonl` (rows as the columns hold them, so that either
 * database can take them back), `keys/…`, `checkpoints/…`, `objects/ID`, and `manifest.json` with the digest of
 * everything before it. A file without its manifest was cut off.
 */
export const FORMAT = 1;
export const HEAD = 'backup.json';
export const MANIFEST = 'manifest.json';

export interface BackupHead {
  readonly format: typeof FORMAT;
  /** ISO-UTC moment at which the database was read. */
  readonly at: string;
  /** Migrations the database had run, in order. */
  readonly migrations: readonly string[];
}

export interface Entry {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface Manifest {
  readonly entries: readonly Entry[];
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** What a backup cannot be made of or restored to: for the person at the command line. */
export class BackupError extends Error {}
