import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../src/migrations/index.js';
import { DRIVER, type FreshDatabase, freshDatabase } from '../support/database.js';

const BEFORE = MIGRATIONS.findIndex(({ name }) => name.startsWith('Accounts'));

describe(`S2: accounts of a release before 0.5.0 on ${DRIVER}`, () => {
  let database: FreshDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  const open = (migrations: typeof MIGRATIONS) =>
    new DataSource({
      ...(DRIVER === 'sqlite'
        ? { type: 'better-sqlite3' as const, database: database.url.slice('sqlite:'.length) }
        : { type: 'postgres' as const, url: database.url }),
      migrations,
    }).initialize();
  const account = (id: string, officerId: string | null, status = 'active') =>
    `INSERT INTO "users" ("id", "agencyId", "username", "name", "passwordHash", "roles", "officerId", "status", "failedSignIns", "createdAt")
     VALUES ('${id}', 'a', 'name-${id}', 'n', 'h', '["officer"]', ${officerId ? `'${officerId}'` : 'NULL'}, '${status}', 3, '2026-01-01T00:00:00.000Z')`;

  it('that share an officer record are kept; the oldest has it, and no further one gets it', async () => {
    const old = await open(MIGRATIONS.slice(0, BEFORE));
    await old.runMigrations({ transaction: 'each' });
    for (const sql of [
      account('1', 'file'),
      account('2', 'file'),
      account('3', 'file'),
      account('0', 'file', 'disabled'),
      account('4', 'other'),
      account('5', null),
      account('6', null),
    ])
      await old.query(sql);
    await old.destroy();

    const now = await open(MIGRATIONS);
    await now.runMigrations({ transaction: 'each' });
    const rows: { id: string; sharesFile: number; roles: string }[] = await now.query(
      `SELECT "id", "sharesFile", "roles" FROM "users" ORDER BY "id"`,
    );
    expect(rows.filter(({ sharesFile }) => sharesFile === 1).map(({ id }) => id)).toEqual(['2', '3']);
    expect(new Set(rows.map(({ roles }) => roles))).toEqual(new Set(['["officer"]']));
    await expect(now.query(account('7', 'file'))).rejects.toThrow(/unique/i);
    await expect(now.query(`UPDATE "users" SET "status" = 'active' WHERE "id" = '0'`)).rejects.toThrow(
      /unique/i,
    );
    await now.query(`UPDATE "users" SET "status" = 'disabled' WHERE "id" = '1'`);
    await now.query(`UPDATE "users" SET "status" = 'active' WHERE "id" = '0'`);
    await now.destroy();
  });
});
