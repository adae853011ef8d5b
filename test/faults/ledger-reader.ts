import Database from 'better-sqlite3';
import pg from 'pg';
import type { Entry } from './account.js';

const ENTRIES = `SELECT "id", "act", "actorId", "subjectId" FROM "ledger_entries" ORDER BY "agencyId", "seq"`;
const USERS = `SELECT "id", "username" FROM "users"`;

/**
 * The database as somebody else sees it: over a connection of its own that only reads, and that knows nothing of what
 * the program has not committed.
 */
export class LedgerReader {
  constructor(private readonly url: string) {}

  async rows<T>(sql: string): Promise<T[]> {
    if (this.url.startsWith('sqlite:')) {
      const database = new Database(this.url.slice('sqlite:'.length), { readonly: true, timeout: 10_000 });
      try {
        return database.prepare(sql).all() as T[];
      } finally {
        database.close();
      }
    }
    const client = new pg.Client({ connectionString: this.url });
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  }

  entries(): Promise<Entry[]> {
    return this.rows<Entry>(ENTRIES);
  }

  /** Ids of accounts by username. */
  async accounts(): Promise<Map<string, string>> {
    const users = await this.rows<{ id: string; username: string }>(USERS);
    return new Map(users.map(({ id, username }) => [username, id]));
  }
}

/** Entries that were not there before. */
export function since(before: readonly Entry[], now: readonly Entry[]): Entry[] {
  const known = new Set(before.map(({ id }) => id));
  return now.filter(({ id }) => !known.has(id));
}
