import { Logger } from '@nestjs/common';
import { at } from '../support/case-steps.js';
import { DRIVER } from '../support/database.js';
import { type S3Server, startS3 } from '../support/s3.js';
import { Chance } from './chance.js';
import { type DriverFaults, postgresFaults, sqliteFaults } from './driver-faults.js';
import { EveryStep } from './every-step.js';
import { FileFaults } from './file-faults.js';
import { InProcess } from './in-process.js';

/** The short form takes a minute; `npm run faults` injects thousands on each database. */
const INJECTED = Number(process.env.FAULT_INJECTED ?? (DRIVER === 'sqlite' ? 240 : 100));
const SEED = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 2 ** 31));
const LONG = 120_000 + 200 * INJECTED;
/** Of the faults, those in an office that keeps its evidence in an object store. */
const SHARE_OF_S3 = 0.25;

const report = (what: string): boolean => process.stderr.write(`faults (FAULT_SEED=${SEED}): ${what}\n`);

describe.each(['files', 'an S3 store'])(`a fault at every step, on ${DRIVER} and %s`, (store) => {
  let s3: S3Server | undefined;
  let place: InProcess;
  let drivers: DriverFaults;
  let files: FileFaults;

  beforeAll(async () => {
    // Thousands of expected errors would be told.
    Logger.overrideLogger(false);
    s3 = store === 'files' ? undefined : await startS3();
    place = await InProcess.start(at('2026-09-14', '11:00'), s3 && { STORAGE_URL: s3.url('office') });
    drivers = DRIVER === 'sqlite' ? sqliteFaults() : postgresFaults(() => place.idleInTransaction());
    files = await FileFaults.under(place.office.config.dataDir);
  });
  afterAll(async () => {
    drivers?.restore();
    files?.restore();
    await place?.drop();
    await s3?.close();
    Logger.overrideLogger(['error', 'warn']);
  });

  it(
    'leaves every acknowledged act there once, and the next one works',
    async () => {
      const share = store === 'files' ? 1 - SHARE_OF_S3 : SHARE_OF_S3;
      const every = new EveryStep(place, drivers, files, new Chance(SEED));
      await every.run(Math.round(INJECTED * share));
      await every.end();
      report(every.account.summary(every.injected, every.account.check(await place.entries())));
      expect(every.findings).toEqual([]);
      expect(every.injected).toBeGreaterThan(INJECTED * share * 0.5);
    },
    LONG,
  );
});
