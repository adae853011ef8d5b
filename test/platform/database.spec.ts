import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../../src/entities.js';
import { MIGRATIONS } from '../../src/migrations/index.js';
import { AgencyRow } from '../../src/modules/agencies/index.js';
import { UnitOfWork } from '../../src/platform/database/databases.js';
import { openWriter, readerOptions } from '../../src/platform/database/index.js';
import { agencyRow as agency } from '../support/agency-row.js';
import { DRIVER, type FreshDatabase, freshDatabase } from '../support/database.js';

const SCHEMA = { entities: ENTITIES, migrations: MIGRATIONS };

describe(`unit of work on ${DRIVER}`, () => {
  let database: FreshDatabase;
  let writer: DataSource;
  let reader: DataSource;
  let work: UnitOfWork;

  beforeAll(async () => {
    database = await freshDatabase();
    writer = await openWriter(database.url, SCHEMA);
    reader = await new DataSource(readerOptions(database.url, SCHEMA)).initialize();
    work = new UnitOfWork(writer);
  });
  afterAll(async () => {
    await reader.destroy();
    await writer.destroy();
    await database.drop();
  });

  const stored = (id: string) => reader.getRepository(AgencyRow).existsBy({ id });

  it('keeps what B was told is written when A, begun before it, rolls back after it', async () => {
    const a = work.transaction(async (tx) => {
      await tx.getRepository(AgencyRow).insert(agency('interleaved-a'));
      await sleep(60);
      throw new Error('A changes its mind');
    });
    await sleep(10);
    const b = work.transaction((tx) => tx.getRepository(AgencyRow).insert(agency('interleaved-b')));
    await expect(a).rejects.toThrow('A changes its mind');
    await b;
    expect(await stored('interleaved-b')).toBe(true);
    expect(await stored('interleaved-a')).toBe(false);
  });

  it('never shows a reader what is not committed', async () => {
    let seenInside: boolean | undefined;
    await work.transaction(async (tx) => {
      await tx.getRepository(AgencyRow).insert(agency('uncommitted'));
      seenInside = await stored('uncommitted');
    });
    expect(seenInside).toBe(false);
    expect(await stored('uncommitted')).toBe(true);
  });

  it('refuses a write through the reading connection, whatever options stand in the address', async () => {
    await expect(reader.getRepository(AgencyRow).insert(agency('smuggled'))).rejects.toThrow(
      /read-?only|readonly/i,
    );
  });

  it('refuses an act begun inside another act instead of waiting for itself for ever', async () => {
    await expect(work.transaction(() => work.transaction(async () => undefined))).rejects.toThrow(
      'inside another act',
    );
  });

  it('goes on working after a failed transaction', async () => {
    await expect(work.transaction(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await work.transaction((tx) => tx.getRepository(AgencyRow).insert(agency('after-failure')));
    expect(await stored('after-failure')).toBe(true);
  });

  it('migrates from zero to exactly what the entities say: generate finds nothing', async () => {
    const { upQueries } = await writer.driver.createSchemaBuilder().log();
    expect(upQueries.map((query) => query.query)).toEqual([]);
  });

  it('has no migration left to run, and runs none twice', async () => {
    expect(await writer.showMigrations()).toBe(false);
    expect(await writer.runMigrations()).toEqual([]);
  });

  it('enforces closed lists in the database itself', async () => {
    const wrong = { ...agency('wrong'), capacity: 'self-made' as never };
    await expect(work.transaction((tx) => tx.getRepository(AgencyRow).insert(wrong))).rejects.toThrow(
      /check/i,
    );
  });

  if (DRIVER === 'sqlite')
    it('flushes every commit to the disk: synchronous=FULL and a write-ahead log', async () => {
      expect(await writer.query('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
      expect(await writer.query('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    });
});
