import { open } from 'node:fs/promises';
import { join } from 'node:path';
import type { DataSource, EntityMetadata, QueryRunner } from 'typeorm';

export type RawRow = Record<string, string | number | null>;

const PAGE = 1_000;

/** Tables that are not carried over: sessions, links, known devices and answers to repeated requests end with the store they were made in. */
const LEFT_OUT: readonly string[] = [
  'sessions',
  'account_devices',
  'account_links',
  'sign_in_delays',
  'repeated_requests',
];

/**
 * Writes every table as lines of JSON into a folder, all of them as they stood at one moment. Answers the rows of each
 * and the migrations that had run.
 */
export async function dumpDatabase(
  reader: DataSource,
  folder: string,
): Promise<{ rows: Record<string, number>; migrations: string[] }> {
  const runner = reader.createQueryRunner();
  // On SQLite the first reading fixes what is seen; PostgreSQL needs to be told.
  await runner.startTransaction(reader.options.type === 'postgres' ? 'REPEATABLE READ' : undefined);
  try {
    const ran = (await runner.query(`SELECT "name" FROM "migrations" ORDER BY "id"`)) as { name: string }[];
    const rows: Record<string, number> = {};
    const tables = reader.entityMetadatas.filter(({ tableName }) => !LEFT_OUT.includes(tableName));
    // By name: the order of the entities is that in which modules happened to load, and differs from run to run.
    for (const table of tables.sort((a, b) => (a.tableName < b.tableName ? -1 : 1)))
      rows[table.tableName] = await dumpTable(runner, table, join(folder, `${table.tableName}.jsonl`));
    return { rows, migrations: ran.map(({ name }) => name) };
  } finally {
    await runner.rollbackTransaction();
    await runner.release();
  }
}

async function dumpTable(runner: QueryRunner, table: EntityMetadata, path: string): Promise<number> {
  const keys = table.primaryColumns.map((column) => column.databaseName);
  // The driver of PostgreSQL answers a bigint as text.
  const whole = table.columns.filter(({ type }) => type === 'bigint').map((column) => column.databaseName);
  const file = await open(path, 'w', 0o600);
  let count = 0;
  try {
    for (let after: RawRow | undefined; ;) {
      const page = await pageAfter(runner, table.tableName, keys, after);
      for (const row of page)
        for (const column of whole) if (row[column] !== null) row[column] = Number(row[column]);
      await file.writeFile(page.map((row) => `${JSON.stringify(row)}\n`).join(''));
      count += page.length;
      if (page.length < PAGE) return count;
      after = page.at(-1);
    }
  } finally {
    await file.close();
  }
}

function pageAfter(
  runner: QueryRunner,
  table: string,
  keys: readonly string[],
  after: RawRow | undefined,
): Promise<RawRow[]> {
  const postgres = runner.connection.options.type === 'postgres';
  const list = keys.map((key) => `"${key}"`).join(', ');
  const marks = keys.map((_, i) => (postgres ? `$${i + 1}` : '?')).join(', ');
  const where = after ? `WHERE (${list}) > (${marks})` : '';
  const values = after ? keys.map((key) => after[key]) : [];
  return runner.query(`SELECT * FROM "${table}" ${where} ORDER BY ${list} LIMIT ${PAGE}`, values);
}
