import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export const DRIVER = (process.env.TEST_DATABASE ?? 'sqlite') as 'sqlite' | 'postgres';
const ADMIN_URL = process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

export interface FreshDatabase {
  url: string;
  folder: string;
  drop(): Promise<void>;
}

async function admin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: ADMIN_URL });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

type Query = (asked: unknown, values?: unknown, ...rest: unknown[]) => unknown;
let planned = false;

/** From now on PostgreSQL plans each text of a statement once for a connection, not each time: nearly half of its work. */
function planOnce(): void {
  if (planned) return;
  planned = true;
  const names = new Map<string, string>();
  const client = pg.Client.prototype as unknown as { query: Query };
  const { query } = client;
  client.query = function (asked, values, ...rest) {
    if (typeof asked !== 'string' || !Array.isArray(values) || values.length === 0)
      return query.call(this, asked, values, ...rest);
    const name = names.get(asked) ?? `planned_${names.size}`;
    names.set(asked, name);
    return query.call(this, { name, text: asked, values }, ...rest);
  };
}

/** An empty database of the driver under test, and an empty data folder; both vanish with `drop`. A hasty one does not wait for the disk. */
export async function freshDatabase(hasty = false): Promise<FreshDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'sanxiang-test-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  if (DRIVER === 'sqlite')
    return { url: `sqlite:${join(folder, 'test.db')}`, folder, drop: async () => removeFolder() };
  const name = `sanxiang_test_${randomBytes(6).toString('hex')}`;
  await admin(`CREATE DATABASE ${name}`);
  if (hasty) {
    for (const setting of ['synchronous_commit', 'jit'])
      await admin(`ALTER DATABASE ${name} SET ${setting} = off`);
    planOnce();
  }
  const url = new URL(ADMIN_URL);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    folder,
    drop: async () => {
      removeFolder();
      await admin(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}
