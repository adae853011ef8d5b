import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Account } from './account.js';
import { Chance } from './chance.js';
import { freshPostgres, type ServerDatabase } from './databases.js';
import { Crowd, Running } from './running.js';

/** The short form takes seconds; `npm run faults` kills 250 times on each database. */
const KILLS = Number(process.env.FAULT_MIXED_KILLS ?? 2);
const SEED = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 31));
const CLIENTS = 6;
/** Acknowledgements between two kills, on average. */
const PER_KILL = 20;
const LONG = 120_000 + 10_000 * KILLS;

const report = (what: string): boolean => process.stderr.write(`faults (FAULT_SEED=${SEED}): ${what}\n`);

describe('the program under mixed work, on SQLite', () => killed('kills on SQLite', async () => undefined));
describe('the program under mixed work, on PostgreSQL', () => killed('kills on PostgreSQL', freshPostgres));

function killed(name: string, database: () => Promise<ServerDatabase | undefined>): void {
  let folder: string;
  let server: ServerDatabase | undefined;
  let place: Running | undefined;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sanxiang-kills-'));
    server = await database();
    place = await Running.seeded(folder, server && { DATABASE_URL: server.url });
  }, 120_000);
  afterAll(async () => {
    await place?.end();
    await place?.reader.close();
    await server?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    `loses and doubles nothing over ${KILLS} kills at any moment`,
    async () => {
      const { program } = place!;
      const chance = new Chance(SEED);
      const account = new Account();
      await program.start();
      const crowd = new Crowd([place!], account, SEED, CLIENTS, 'k');
      for (let kills = 0; kills < KILLS; kills += 1) {
        await crowd.after(chance.below(2 * PER_KILL));
        expect(await program.stop('SIGKILL')).toBe('SIGKILL');
        await program.start();
      }
      await crowd.after(PER_KILL);
      await crowd.stop();
      expect(await program.stop()).toBe('SIGTERM');
      const wrong = await place!.wrong(account);
      report(`${name}: ${account.summary(KILLS, wrong)}`);
      expect([wrong, crowd.surprises]).toEqual([{ lost: [], doubled: [], other: [] }, []]);
      expect(account.count('acknowledged')).toBeGreaterThan((KILLS * PER_KILL) / 4);
    },
    LONG,
  );
}
