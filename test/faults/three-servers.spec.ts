import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type S3Server, startS3 } from '../support/s3.js';
import { Account } from './account.js';
import { Chance } from './chance.js';
import { freshPostgres, type ServerDatabase } from './databases.js';
import { Crowd, Running } from './running.js';

/** The short form works for seconds; `npm run faults` for ten minutes. */
const SECONDS = Number(process.env.FAULT_SERVERS_SECONDS ?? 10);
const SEED = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 31));
const SERVERS = 3;
const CLIENTS = 9;
/** Acknowledgements between two kills, on average. */
const PER_KILL = 40;
const LONG = 300_000 + 3000 * SECONDS;

const report = (what: string): boolean => process.stderr.write(`faults (FAULT_SEED=${SEED}): ${what}\n`);

describe(`${SERVERS} servers on one database and one object store`, () => {
  let folder: string;
  let database: ServerDatabase;
  let s3: S3Server;
  let places: Running[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sanxiang-servers-'));
    [database, s3] = [await freshPostgres(), await startS3()];
    const env = {
      ...{ DATABASE_URL: database.url, STORAGE_URL: s3.url('office') },
      LEDGER_KEY_FILE: join(folder, 'ledger.key'),
    };
    const folders = Array.from({ length: SERVERS }, (_, i) => join(folder, `server-${i}`));
    for (const each of folders) mkdirSync(each);
    const first = await Running.seeded(folders[0]!, env);
    places = [first, ...folders.slice(1).map((each) => first.at(each))];
  }, 180_000);
  afterAll(async () => {
    for (const place of places) await place.end();
    for (const place of places) await place.reader.close();
    await database?.drop();
    await s3?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    `lose and double nothing in ${SECONDS} seconds of work and kills, and leave a store that verifies`,
    async () => {
      const chance = new Chance(SEED);
      const account = new Account();
      for (const { program } of places) await program.start();
      const crowd = new Crowd(places, account, SEED, CLIENTS, 's');
      const until = Date.now() + SECONDS * 1000;
      let kills = 0;
      while (Date.now() < until) {
        await crowd.after(chance.below(2 * PER_KILL));
        const { program } = places[chance.below(SERVERS)]!;
        // Others go on meanwhile; now and then one is stopped as an administrator does it.
        await program.stop(chance.in(4) ? 'SIGTERM' : 'SIGKILL');
        kills += 1;
        await program.start();
      }
      await crowd.after(PER_KILL);
      await crowd.stop();
      for (const { program } of places) expect(await program.stop()).toBe('SIGTERM');
      const wrong = await places[0]!.wrong(account);
      report(`three servers: ${account.summary(kills, wrong)}`);
      expect([wrong, crowd.surprises]).toEqual([{ lost: [], doubled: [], other: [] }, []]);
      expect(account.count('acknowledged')).toBeGreaterThan(PER_KILL);
    },
    LONG,
  );
});
