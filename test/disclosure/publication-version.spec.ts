import { jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { ENTITIES } from '../../src/entities.js';
import { MIGRATIONS } from '../../src/migrations/index.js';
import { PublicationVersion } from '../../src/modules/disclosure/index.js';
import { Commits, openWriter, readerOptions } from '../../src/platform/database/index.js';
import { UnitOfWork } from '../../src/platform/database/databases.js';
import { Clock } from '../../src/platform/time/index.js';
import { DRIVER, type FreshDatabase, freshDatabase } from '../support/database.js';

const SCHEMA = { entities: ENTITIES, migrations: MIGRATIONS };

describe(`the mark of what is public on ${DRIVER}`, () => {
  let database: FreshDatabase;
  let writer: DataSource;
  let reader: DataSource;
  let ours: UnitOfWork;
  let others: UnitOfWork;
  let mark: PublicationVersion;
  const clock = new Clock();

  beforeAll(async () => {
    clock.set('2026-11-24T09:00:00.000+08:00');
    database = await freshDatabase();
    writer = await openWriter(database.url, SCHEMA);
    reader = await new DataSource(readerOptions(database.url, SCHEMA)).initialize();
    const commits = new Commits();
    ours = new UnitOfWork(writer, commits);
    others = new UnitOfWork(writer, new Commits());
    mark = new PublicationVersion(reader, commits, clock);
  });
  afterAll(async () => {
    await reader.destroy();
    await writer.destroy();
    await database.drop();
  });

  const change = (tx: EntityManager) =>
    tx.query('UPDATE "public_state" SET "version" = "version" + 1 WHERE "id" = 1');

  it('is another as soon as an act of this process has ended', async () => {
    for (let turn = 0; turn < 50; turn++) {
      const before = await mark.now();
      await ours.transaction(change);
      expect(await mark.now()).not.toBe(before);
    }
  });

  it('is another also for those who ask while an older question is under way', async () => {
    for (let turn = 0; turn < 50; turn++) {
      const act = ours.transaction(change);
      const meanwhile = mark.now();
      await act;
      const [early, late] = await Promise.all([meanwhile, mark.now()]);
      await ours.transaction(async () => undefined);
      expect(late).toBe(await mark.now());
      expect([late, before(late)]).toContain(early);
    }
  });

  it('is another within a second of a change by another process', async () => {
    const before = await mark.now();
    await others.transaction(change);
    const began = performance.now();
    while ((await mark.now()) === before && performance.now() - began < 2000) await sleep(10);
    expect(performance.now() - began).toBeLessThan(1000);
  });

  it('is another on another day, without a change', async () => {
    const before = await mark.now();
    clock.set('2026-11-25T09:00:00.000+08:00');
    expect(await mark.now()).not.toBe(before);
  });

  it('is asked of the database once by many who come together, and again after a failure', async () => {
    await ours.transaction(async () => undefined);
    const asked = jest.spyOn(reader, 'sql');
    asked.mockRejectedValueOnce(new Error('away'));
    await expect(Promise.all([mark.now(), mark.now()])).rejects.toThrow('away');
    await Promise.all(Array.from({ length: 100 }, () => mark.now()));
    expect(asked).toHaveBeenCalledTimes(2);
  });
});

/** The mark of the version before. */
const before = (mark: string) => mark.replace(/\d+$/, (version) => String(Number(version) - 1));
