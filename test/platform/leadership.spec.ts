import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { Config, RunMode } from '../../src/platform/config/index.js';
import { Leadership, LEADERSHIP_EVERY_MS } from '../../src/platform/jobs/index.js';
import { DRIVER, type FreshDatabase, freshDatabase } from '../support/database.js';

/** Two attempts and a pause for a busy machine. */
const SOON_MS = 2 * LEADERSHIP_EVERY_MS + 6_000;

let database: FreshDatabase;
let config: Config;
const open: Leadership[] = [];

beforeEach(async () => {
  database = await freshDatabase();
  config = new Config({ DATA_DIR: database.folder, DATABASE_URL: database.url });
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.onApplicationShutdown();
  await database.drop();
});

async function started(mode: 'server' | 'command' = 'server', on = config): Promise<Leadership> {
  const one = new Leadership(on, new RunMode(mode));
  open.push(one);
  await one.start();
  return one;
}

async function until(holds: () => boolean): Promise<void> {
  for (const end = Date.now() + SOON_MS; !holds(); await sleep(20))
    if (Date.now() > end) throw new Error('it did not come to that in time');
}

if (DRIVER === 'sqlite')
  describe('leadership on SQLite', () => {
    it('is always with the server process, from its start on, and never with a command', async () => {
      const gained: string[] = [];
      const server = new Leadership(config, new RunMode('server'));
      open.push(server);
      server.onGained(() => gained.push('server'));
      expect(server.leads).toBe(false);
      await server.start();
      await server.start();
      expect([server.leads, gained]).toEqual([true, ['server']]);
      expect((await started('command')).leads).toBe(false);
    });
  });
else
  describe('leadership on PostgreSQL', () => {
    const sql = async (text: string) => {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      return client.query(text).finally(() => client.end());
    };
    const HOLDER = `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND granted
      AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;

    it('is with one of several processes, and never with a command', async () => {
      expect((await started('command')).leads).toBe(false);
      const processes = [await started(), await started(), await started()];
      expect(processes.map(({ leads }) => leads)).toEqual([true, false, false]);
      await sleep(LEADERSHIP_EVERY_MS + 500);
      expect(processes.map(({ leads }) => leads)).toEqual([true, false, false]);
      const { rows } = await sql(
        `SELECT count(*)::int AS n FROM pg_stat_activity
         WHERE datname = current_database() AND application_name = 'sanxiang leadership'`,
      );
      expect(rows).toEqual([{ n: 3 }]);
    });

    it('goes over when the session of its holder ends, and the one who held it knows', async () => {
      const first = await started();
      const second = await started();
      const told: string[] = [];
      first.onLost(() => told.push('first lost'));
      second.onGained(() => told.push('second gained'));
      // So that the first cannot be the quicker one again.
      clearTimeout(first['timer']);
      await sql(`SELECT pg_terminate_backend(pid) FROM (${HOLDER}) held`);
      await until(() => !first.leads && second.leads);
      expect(told.sort()).toEqual(['first lost', 'second gained']);
    });

    it('is taken up again by whoever lost it, when nobody else has it', async () => {
      const only = await started();
      const told: string[] = [];
      only.onLost(() => told.push('lost'));
      only.onGained(() => told.push('gained'));
      await sql(`SELECT pg_terminate_backend(pid) FROM (${HOLDER}) held`);
      await until(() => told.length === 2);
      expect([only.leads, told]).toEqual([true, ['lost', 'gained']]);
    });

    it('is free at once after a shutdown', async () => {
      const first = await started();
      const second = await started();
      await first.onApplicationShutdown();
      expect(first.leads).toBe(false);
      const third = await started();
      await until(() => second.leads || third.leads);
      expect(second.leads && third.leads).toBe(false);
    });

    it('is a matter of each database', async () => {
      const other = await freshDatabase();
      const elsewhere = new Config({ DATA_DIR: other.folder, DATABASE_URL: other.url });
      const both = [await started(), await started('server', elsewhere)];
      expect(both.map(({ leads }) => leads)).toEqual([true, true]);
      await both[1]!.onApplicationShutdown();
      await other.drop();
    });

    it('is with nobody while the database cannot be reached, and the start does not fail by it', async () => {
      const nowhere = new Config({
        DATA_DIR: database.folder,
        DATABASE_URL: 'postgres://postgres@127.0.0.1:1/none',
      });
      expect((await started('server', nowhere)).leads).toBe(false);
    });
  });
