import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { DataSource, QueryRunner } from 'typeorm';
import type { RawRow } from './dump-database.js';
import { disableGuards } from '../platform/database/index.js';
import { BackupError } from './format.js';

/** Few enough for the parameters that one statement of either database may have. */
const PARAMETERS = 30_000;
const ROWS = 500;

/** One table of a backup as a file of lines. */
export interface DumpedTable {
  readonly name: string;
  readonly path: string;
  readonly rows: number;
}

/** Refuses a database in which an agency was ever registered: a restore never mixes two houses. */
export async function mustBeEmpty(writer: DataSource): Promise<void> {
  for (const table of ['agencies', 'ledger_entries']) {
    const [found]: { n: number | string }[] = await writer.query(`SELECT COUNT(*) AS n FROM "${table}"`);
    if (Number(found?.n) > 0) throw new BackupError('the database is not empty; restore into a new one');
  }
}

/**
 * Takes all tables back in one transaction. The guards of the database judge acts, not a history that was judged
 * already; they are disabled for these rows alone and enabled again before the transaction ends.
 */
export async function fillDatabase(writer: DataSource, tables: readonly DumpedTable[]): Promise<void> {
  const runner = writer.createQueryRunner();
  await runner.startTransaction();
  try {
    const back = await disableGuards(
      runner,
      tables.map(({ name }) => name),
    );
    for (const table of tables) {
      const filled = await fill(runner, table);
      if (filled !== table.rows) throw new BackupError(`${table.name}: ${filled} of ${table.rows} rows`);
    }
    await back();
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

async function fill(runner: QueryRunner, { name, path }: DumpedTable): Promise<number> {
  // What a migration put there by itself is in the backup too.
  await runner.query(`DELETE FROM "${name}"`);
  let count = 0;
  let batch: RawRow[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length > 0) await insert(runner, name, batch);
    count += batch.length;
    batch = [];
  };
  for await (const line of createInterface({ input: createReadStream(path, 'utf8') })) {
    const row = JSON.parse(line) as RawRow;
    batch.push(row);
    if (batch.length >= Math.min(ROWS, Math.floor(PARAMETERS / Object.keys(row).length))) await flush();
  }
  await flush();
  return count;
}

async function insert(runner: QueryRunner, table: string, rows: readonly RawRow[]): Promise<void> {
  const columns = Object.keys(rows[0]!);
  const postgres = runner.connection.options.type === 'postgres';
  let n = 0;
  const values = rows.map(() => `(${columns.map(() => (postgres ? `$${(n += 1)}` : '?')).join(', ')})`);
  const names = columns.map((column) => `"${column}"`).join(', ');
  await runner.query(
    `INSERT INTO "${table}" (${names}) VALUES ${values.join(', ')}`,
    rows.flatMap((row) => columns.map((column) => row[column])),
  );
}
