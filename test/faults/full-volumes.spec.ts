import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type S3Server, startS3 } from '../support/s3.js';
import { Account } from './account.js';
import { machineHas } from './databases.js';
import { Running } from './running.js';
import { CASE, LEAD, REFUSAL } from './steps-of-cases.js';
import { Journey, take } from './workload.js';
import { type Volume, volumeAt } from './volumes.js';

/** Room for a seeded office, its log and little more. */
const VOLUME_MIB = 24;
const report = (what: string): boolean => process.stderr.write(`faults: ${what}\n`);

interface Full {
  readonly name: string;
  /** The program's settings that put one of its folders on the volume. */
  env(volume: string, s3: S3Server): Record<string, string>;
  /** Whether acts without files must fail while it is full, or must not notice. */
  readonly actsFail: boolean;
}

const FOLDERS: readonly Full[] = [
  {
    ...{ name: 'the database', actsFail: true },
    env: (volume) => ({ DATABASE_URL: `sqlite:${join(volume, 'sanxiang.db')}` }),
  },
  {
    ...{ name: 'the evidence store', actsFail: false },
    env: (volume) => ({ STORAGE_URL: `file:${join(volume, 'evidence')}` }),
  },
  {
    ...{ name: 'the staging folder of an S3 store', actsFail: false },
    env: (volume, s3) => ({ STORAGE_URL: s3.url('full'), STAGING_DIR: join(volume, 'staging') }),
  },
  {
    name: 'the temporary folder',
    actsFail: false,
    env: (volume) => ({ TMPDIR: volume, SQLITE_TMPDIR: volume }),
  },
];

/** The short form fills the volumes of the database and of the evidence; `npm run faults` fills each. */
const FILLED = process.env.FAULT_VOLUMES === 'all' ? FOLDERS : FOLDERS.slice(0, 2);

const parent = mkdtempSync(join(tmpdir(), 'sanxiang-volumes-'));
const trial = volumeAt(join(parent, 'trial'), VOLUME_MIB);
trial?.remove();

describe('a full volume', () => {
  let s3: S3Server;
  beforeAll(async () => {
    machineHas(trial !== undefined, 'volume of its own for a test, and no C compiler');
    s3 = await startS3();
  });
  afterAll(async () => {
    await s3?.close();
    rmSync(parent, { recursive: true, force: true });
  });

  it.each(FILLED)(
    'under $name loses no acknowledged act, and all goes on when there is room',
    async ({ name, env, actsFail }) => {
      const folder = mkdtempSync(join(parent, 'office-'));
      const volume: Volume = volumeAt(`${folder}-volume`, VOLUME_MIB)!;
      let place: Running | undefined;
      try {
        place = await Running.seeded(folder, { ...env(volume.path, s3), ...volume.env });
        const { program } = place;
        await program.start();
        const account = new Account();
        let serial = 0;
        const leads = async (count: number): Promise<number[]> => {
          const statuses: number[] = [];
          for (let i = 0; i < count; i += 1) {
            const { answer } = await take(LEAD, new Journey(place!, `l${(serial += 1)}`), account);
            statuses.push(answer.status);
          }
          return statuses;
        };
        const standing = new Journey(place, 'standing');
        await take(LEAD, standing, account);
        const refusal = async () => (await take(REFUSAL, standing, account)).answer.status;

        volume.fill();
        const whenFull = await leads(30);
        const refusedWhenFull = await refusal();
        const upload = await take(
          CASE.find((step) => step.name === 'evidence by form')!,
          standing,
          account,
        );
        volume.makeRoom();
        const afterwards = await leads(20);
        expect(await refusal()).toBe(409);
        expect(await program.stop()).toBe('SIGTERM');
        await program.start();
        const again = await leads(1);
        expect(await program.stop()).toBe('SIGTERM');
        const wrong = await place.wrong(account);
        report(`${name} full (${volume.kind}): ${account.summary(1, wrong)}`);

        expect(wrong).toEqual({ lost: [], doubled: [], other: [] });
        expect([...afterwards, ...again]).toEqual(Array.from({ length: 21 }, () => 201));
        if (actsFail) {
          // Space that the log has already may take an act or two.
          expect(whenFull.at(-1)).toBe(507);
          expect(whenFull.filter((status) => ![201, 507].includes(status))).toEqual([]);
        } else expect([whenFull.every((status) => status === 201), refusedWhenFull]).toEqual([true, 409]);
        // Where its bytes go there is no room; elsewhere it is an ordinary upload.
        expect([201, 507]).toContain(upload.answer.status);
      } finally {
        await place?.end();
        await place?.reader.close();
        volume.remove();
      }
    },
    180_000,
  );
});
