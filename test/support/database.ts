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

/** An empty database of the driver under test, and an empty data folder; both vanish with `drop`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'sanxiang-test-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  if (DRIVER === 'sqlite')
    return { url: `sqlite:${join(folder, 'test.db')}`, folder, drop: async () => removeFolder() };
  const name = `sanxiang_test_${randomBytes(6).toString('hex')}`;
  await admin(`CREATE DATABASE ${name}`);
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
