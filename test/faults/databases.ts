import { randomBytes } from 'node:crypto';
import pg from 'pg';

const ADMIN_URL = process.env.TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres';

async function admin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: ADMIN_URL, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

/** What a test needs of the machine. Without it the test fails and says so; `npm test` leaves such files out by name. */
export function machineHas(there: boolean, what: string): void {
  if (!there) throw new Error(`this machine has no ${what}`);
}

export interface ServerDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** An empty database of the PostgreSQL of the tests, whatever database the run is on. It waits for its disk as an office's does. */
export async function freshPostgres(): Promise<ServerDatabase> {
  const name = `sanxiang_faults_${randomBytes(6).toString('hex')}`;
  await admin(`CREATE DATABASE ${name}`);
  const url = new URL(ADMIN_URL);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => admin(`DROP DATABASE ${name} WITH (FORCE)`) };
}
