import { DataSource, type EntityMetadata } from 'typeorm';
import { ENTITIES } from '../../src/entities.js';
import { disableGuards } from '../../src/platform/database/index.js';

/** At least so many rows in each table, copies of those that are there, so that a planner has something to choose. */
export async function fillTables(url: string, least: number, except: ReadonlySet<string>): Promise<void> {
  const postgres = url.startsWith('postgres');
  const source = await new DataSource(
    postgres
      ? { type: 'postgres', url, entities: [...ENTITIES] as never[] }
      : { type: 'better-sqlite3', database: url.slice('sqlite:'.length), entities: [...ENTITIES] as never[] },
  ).initialize();
  const runner = source.createQueryRunner();
  const back = await disableGuards(
    runner,
    source.entityMetadatas.map(({ tableName }) => tableName),
  );
  await runner.query(
    postgres ? 'SET session_replication_role = replica' : 'PRAGMA ignore_check_constraints = ON',
  );
  if (postgres)
    for (const { t, c } of (await runner.query(
      `SELECT conrelid::regclass::text AS t, conname AS c FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace`,
    )) as { t: string; c: string }[])
      await runner.query(`ALTER TABLE ${t} DROP CONSTRAINT "${c}"`);
  for (const { tableName, columns, uniques, indices } of source.entityMetadatas) {
    if (except.has(tableName)) continue;
    const [{ n }]: [{ n: number | string }] = await runner.query(`SELECT COUNT(*) AS n FROM "${tableName}"`);
    if (Number(n) >= least) continue;
    const [sample]: Record<string, unknown>[] = await runner.query(`SELECT * FROM "${tableName}" LIMIT 1`);
    const unique = new Set(
      [
        ...columns.filter((c) => c.isPrimary),
        ...uniques.flatMap((u) => u.columns),
        ...indices.filter((i) => i.isUnique).flatMap((i) => i.columns),
      ].map((c) => c.databaseName),
    );
    const values: unknown[] = [];
    const one = (column: EntityMetadata['columns'][number]): string => {
      const { databaseName: name, type, length, isNullable } = column;
      const number = type === 'integer' || type === 'bigint';
      // What belongs to a case is spread over many of them.
      if (unique.has(name) || (name.endsWith('Id') && name !== 'agencyId'))
        return number
          ? '1000000 + g'
          : `substr(${postgres ? `md5(g || '${name}')` : `'filled ' || g || '${name}'`}, 1, ${Number(length) || 36})`;
      const known = sample?.[name];
      const value =
        known ?? (isNullable ? null : number ? 0 : name.endsWith('At') ? '2026-01-01T00:00:00.000Z' : '[]');
      if (value === null) return 'NULL';
      values.push(value);
      return postgres ? `$${values.length}::${String(type)}` : '?';
    };
    const expressions = columns.map(one).join(', ');
    const names = columns.map(({ databaseName }) => `"${databaseName}"`).join(', ');
    const series = postgres
      ? `generate_series(1, ${least}) g`
      : `(WITH RECURSIVE n(g) AS (SELECT 1 UNION ALL SELECT g + 1 FROM n WHERE g < ${least}) SELECT g FROM n)`;
    await runner.query(`INSERT INTO "${tableName}" (${names}) SELECT ${expressions} FROM ${series}`, values);
  }
  await back();
  if (postgres) await runner.query('ANALYZE');
  await source.destroy();
}
