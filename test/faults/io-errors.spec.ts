import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Account } from './account.js';
import { Chance } from './chance.js';
import { machineHas } from './databases.js';
import { Crowd, Running } from './running.js';
import { Control, library, NAME, OPEN, shimmed, SYNC, TRUNCATE, WRITE } from './shim.js';

/** The short form takes a minute; `npm run faults` has 300 errors. */
const ERRORS = Number(process.env.FAULT_IO_ERRORS ?? 6);
const SEED = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 31));
const CLIENTS = 4;
const LONG = 180_000 + 5000 * ERRORS;
/** Kinds of calls, and how many of them at most go well before one fails: about those of one act or two. */
const CLASSES = [
  [SYNC, 6],
  [WRITE, 40],
  [WRITE | TRUNCATE, 40],
  [OPEN | NAME, 3],
] as const;

const report = (what: string): boolean => process.stderr.write(`faults (FAULT_SEED=${SEED}): ${what}\n`);

/** Below the database: SQLite itself meets the errors, and the log may hold what was answered as not done. */
describe('errors of the operating system', () => {
  let parent: string;
  let place: Running;
  let control: Control;

  beforeAll(async () => {
    machineHas(library !== undefined, 'C compiler');
    parent = mkdtempSync(join(tmpdir(), 'sanxiang-io-'));
    const seeded = await Running.seeded(join(parent, 'seeded'));
    control = new Control(join(parent, 'control'));
    const folder = join(parent, 'office');
    place = seeded.copied(folder, shimmed(folder, { control: control.path }));
  }, 120_000);
  afterAll(async () => {
    await place?.end();
    control?.close();
    rmSync(parent, { recursive: true, force: true });
  });

  it(
    `under mixed work lose and double nothing, ${ERRORS} times, with kills between them`,
    async () => {
      const { program } = place;
      const chance = new Chance(SEED);
      const account = new Account();
      account.filesFail = true;
      await program.start();
      const crowd = new Crowd([place], account, SEED, CLIENTS, 'e');
      let injected = 0;
      for (let n = 0; n < ERRORS; n += 1) {
        const error = chance.in(2) ? 'EIO' : 'ENOSPC';
        const once = !chance.in(4);
        const [calls, ahead] = CLASSES[chance.below(CLASSES.length)]!;
        control.fail(calls, error, { after: chance.below(ahead), once });
        await crowd.after(5 + chance.below(20), 3000);
        injected += control.fired > 0 ? 1 : 0;
        // What the failed call left behind is what the next start finds.
        const killed = chance.in(3);
        if (killed) await program.stop('SIGKILL');
        control.release();
        if (killed || program.child.exitCode !== null || program.child.signalCode !== null)
          await program.start();
        await crowd.after(5, 10_000);
      }
      await crowd.stop();
      expect(await program.stop()).toBe('SIGTERM');
      const wrong = await place.wrong(account);
      report(`errors of the operating system: ${account.summary(injected, wrong)}`);
      expect([wrong, crowd.surprises]).toEqual([{ lost: [], doubled: [], other: [] }, []]);
      expect(injected).toBeGreaterThan(ERRORS / 4);
    },
    LONG,
  );
});
