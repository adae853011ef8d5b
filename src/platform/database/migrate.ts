import type { DataSource } from 'typeorm';
import { StartRefused } from '../start-refused.js';

/** Two numbers by which processes that migrate one PostgreSQL wait for each other. */
const MIGRATION_LOCK = '7301, 1';

/** Runs the migrations that are missing, one process at a time. Refuses a database of a newer version. */
export async function migrate(writer: DataSource): Promise<void> {
  // A connection opened without migrations (tests, tools) says nothing of the version.
  if (writer.migrations.length > 0) await refuseNewer(writer);
  if ((await missing(writer)).length === 0) return;
  if (writer.options.type !== 'postgres') {
    await writer.runMigrations({ transaction: 'each' });
    return;
  }
  const runner = writer.createQueryRunner();
  try {
    // Another process may migrate a large store for longer than an act may wait.
    await runner.query('SET lock_timeout = 0');
    await runner.query(`SELECT pg_advisory_lock(${MIGRATION_LOCK})`);
    await writer.runMigrations({ transaction: 'each' });
  } finally {
    await runner.query('RESET lock_timeout').catch(() => undefined);
    await runner.query(`SELECT pg_advisory_unlock(${MIGRATION_LOCK})`).catch(() => undefined);
    await runner.release();
  }
}

/** For a process that only reads: refuses a database of a newer version and one that was not migrated yet. */
export async function refuseOtherVersions(reader: DataSource, names: readonly string[]): Promise<void> {
  const ran = await ranOn(reader);
  const unknown = ran.find((name) => !names.includes(name));
  if (unknown) throw newer(unknown);
  const waiting = names.filter((name) => !ran.includes(name));
  if (waiting.length > 0)
    throw new StartRefused(
      `The database was not brought up to this version yet (${waiting.length} migrations). Start the server once (npm start).\n` +
        `数据库尚未升级到本版本（缺 ${waiting.length} 步）。请先启动一次服务（npm start）。`,
    );
}

async function refuseNewer(writer: DataSource): Promise<void> {
  const known = writer.migrations.map(({ name }) => name);
  const unknown = (await ranOn(writer)).find((name) => !known.includes(name));
  if (unknown) throw newer(unknown);
}

async function missing(writer: DataSource): Promise<string[]> {
  const ran = await ranOn(writer);
  return writer.migrations.map(({ name }) => name ?? '').filter((name) => !ran.includes(name));
}

async function ranOn(source: DataSource): Promise<string[]> {
  const [table] = await source.query<{ name: string | null }[]>(
    source.options.type === 'postgres'
      ? `SELECT to_regclass('migrations') AS "name"`
      : `SELECT "name" FROM sqlite_master WHERE "type" = 'table' AND "name" = 'migrations'`,
  );
  if (!table?.name) return [];
  const rows = await source.query<{ name: string }[]>(`SELECT "name" FROM "migrations" ORDER BY "id"`);
  return rows.map(({ name }) => name);
}

function newer(unknown: string): StartRefused {
  return new StartRefused(
    `The database was written by a newer version of Sanxiang (${unknown}). Start that version, or restore a backup.\n` +
      `数据库由更新版本的三项写入（${unknown}）。请启动该版本，或者恢复备份。`,
  );
}
