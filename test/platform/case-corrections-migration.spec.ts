import type { DataSource } from 'typeorm';
import { ENTITIES } from '../../src/entities.js';
import { CaseCorrections0041 } from '../../src/migrations/0041-case-corrections.js';
import { MIGRATIONS } from '../../src/migrations/index.js';
import { openWriter } from '../../src/platform/database/index.js';
import { DRIVER, type FreshDatabase, freshDatabase } from '../support/database.js';

/** Migration 0041 makes the table of cases anew on SQLite: what stood in it and what guards it stays. */
describe(`migration 0041 on ${DRIVER}`, () => {
  let database: FreshDatabase;
  let writer: DataSource;

  beforeAll(async () => {
    database = await freshDatabase();
    const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(CaseCorrections0041));
    writer = await openWriter(database.url, { entities: [], migrations: before });
  });
  afterAll(async () => {
    await writer.destroy();
    await database.drop();
  });

  const guardsAndIndexes = async (): Promise<string[]> => {
    const rows = (await writer.query(
      DRIVER === 'postgres'
        ? `SELECT tgname AS name FROM pg_trigger WHERE tgrelid = '"cases"'::regclass UNION SELECT indexname FROM pg_indexes WHERE tablename = 'cases'`
        : `SELECT "type" || ' ' || "name" || ' ' || "sql" AS name FROM "sqlite_master" WHERE "tbl_name" = 'cases' AND "type" <> 'table' AND "sql" IS NOT NULL`,
    )) as { name: string }[];
    return rows.map(({ name }) => name).sort();
  };

  it('keeps rows, indexes and guards, and admits a withdrawn lead', async () => {
    const row: Record<string, string | number> = {
      ...{
        id: 'c1',
        agencyId: 'a1',
        procedure: 'ordinary',
        state: 'lead',
        cause: '占道',
        field: 'transport',
      },
      ...{ areaCode: '370102', place: '路', source: 'inspection', partyKind: 'person', partyName: '甲' },
      ...{ party: '{"name":"甲"}', actEndedOn: '2026-01-01', discoveredOn: '2026-01-01', summary: '无' },
      ...{ gravelyHarmful: 0, publicInterest: 0, complex: 0, grave: 0, hearingOffered: 0 },
      ...{ officerIds: '["o1"]', facts: '', defence: 'none', version: 1, no: 7 },
      ...{ createdAt: '2026-01-01T00:00:00.000Z', updatedAt: '2026-01-01T00:00:00.000Z' },
    };
    const text = (value: string | number) => (typeof value === 'number' ? String(value) : `'${value}'`);
    await writer.query(
      `INSERT INTO "cases" (${Object.keys(row)
        .map((name) => `"${name}"`)
        .join(', ')}) VALUES (${Object.values(row).map(text).join(', ')})`,
    );
    const guarded = await guardsAndIndexes();
    expect(guarded.length).toBeGreaterThan(8);
    await writer.destroy();

    writer = await openWriter(database.url, { entities: ENTITIES, migrations: MIGRATIONS });
    expect(await guardsAndIndexes()).toEqual(guarded);
    const [kept] = (await writer.query(`SELECT * FROM "cases"`)) as Record<string, unknown>[];
    expect(kept).toMatchObject({ ...row, formerOfficerIds: null });
    const set = (state: string) => writer.query(`UPDATE "cases" SET "state" = '${state}'`);
    await set('withdrawn');
    await expect(set('lost')).rejects.toThrow(/check/i);
    await expect(writer.query(`DELETE FROM "cases"`)).rejects.toThrow('cases keeps its rows');
    await expect(writer.query(`UPDATE "cases" SET "procedure" = 'simple'`)).rejects.toThrow('is fixed');
    const { upQueries } = await writer.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });
});
