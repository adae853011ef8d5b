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
  private sqlite: Database.Database | undefined;
  private server: pg.Client | undefined;

  constructor(private readonly url: string) {}

  async rows<T>(sql: string): Promise<T[]> {
    if (this.url.startsWith('sqlite:')) {
      const file = this.url.slice('sqlite:'.length);
      this.sqlite ??= new Database(file, { readonly: true, timeout: 10_000 });
      return this.sqlite.prepare(sql).all() as T[];
    }
    if (!this.server) {
      // The options of the program's own reader: a test that puts faults under the writer leaves it alone.
      const url = new URL(this.url);
      url.searchParams.set('options', '-c default_transaction_read_only=on');
      const client = new pg.Client({ connectionString: url.toString() });
      client.on('error', () => (this.server = undefined));
      await client.connect();
      this.server = client;
    }
    return (await this.server.query(sql)).rows as T[];
  }

  async close(): Promise<void> {
    this.sqlite?.close();
    await this.server?.end();
    this.sqlite = this.server = undefined;
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
