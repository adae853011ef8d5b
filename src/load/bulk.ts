import Database from 'better-sqlite3';
import { DataSource, type QueryRunner } from 'typeorm';
import { disableGuards } from '../platform/database/index.js';

export type Value = string | number | null;

/** A database into which whole tables are written, by one process that has it to itself. */
export interface Bulk {
  begin(): Promise<void>;
  commit(): Promise<void>;
  /** `values` holds the columns of `rows` rows one after the other. */
  insert(table: string, columns: readonly string[], rows: number, values: readonly Value[]): Promise<void>;
  query<T>(sql: string, values?: readonly Value[]): Promise<T[]>;
  /** Guards and indexes are back, everything is on the disk. */
  finish(): Promise<void>;
}

export interface BulkOptions {
  readonly tables: readonly string[];
  /** The guards of the database judge every row; else they stand aside, as for a backup that is taken back. */
  readonly guarded: boolean;
}

export async function openBulk(url: string, options: BulkOptions): Promise<Bulk> {
  if (url.startsWith('sqlite:')) return new SqliteBulk(url.slice('sqlite:'.length), options);
  const source = await new DataSource({ type: 'postgres', url }).initialize();
  const runner = source.createQueryRunner();
  return new PostgresBulk(
    source,
    runner,
    options.guarded ? undefined : await disableGuards(runner, options.tables),
  );
}

const statementOf = (table: string, columns: readonly string[], rows: number, mark: () => string): string => {
  const row = () => `(${columns.map(mark).join(',')})`;
  const list = columns.map((column) => `"${column}"`).join(', ');
  return `INSERT INTO "${table}" (${list}) VALUES ${Array.from({ length: rows }, row).join(',')}`;
};

/** Without journal and without waiting for the disk; what is not unique is indexed at the end. */
class SqliteBulk implements Bulk {
  private readonly database: Database.Database;
  private readonly statements = new Map<string, Database.Statement>();
  private readonly later: string[];

  constructor(path: string, { tables, guarded }: BulkOptions) {
    this.database = new Database(path);
    for (const pragma of [
      'journal_mode = OFF',
      'synchronous = OFF',
      'locking_mode = EXCLUSIVE',
      'cache_size = -524288',
    ])
      this.database.pragma(pragma);
    const set = (type: string) =>
      this.database
        .prepare<[], { name: string; sql: string; tbl_name: string }>(
          `SELECT "name", "sql", "tbl_name" FROM sqlite_master WHERE "type" = '${type}' AND "sql" IS NOT NULL`,
        )
        .all()
        .filter(({ tbl_name: table }) => tables.includes(table));
    const indexes = guarded ? [] : set('index').filter(({ sql }) => !sql.startsWith('CREATE UNIQUE'));
    const triggers = guarded ? [] : set('trigger');
    for (const { name } of indexes) this.database.exec(`DROP INDEX "${name}"`);
    for (const { name } of triggers) this.database.exec(`DROP TRIGGER "${name}"`);
    this.later = [...indexes, ...triggers].map(({ sql }) => sql);
  }

  async begin(): Promise<void> {
    this.database.exec('BEGIN');
  }

  async commit(): Promise<void> {
    this.database.exec('COMMIT');
  }

  async insert(
    table: string,
    columns: readonly string[],
    rows: number,
    values: readonly Value[],
  ): Promise<void> {
    const key = `${table} ${rows}`;
    let statement = this.statements.get(key);
    if (!statement) {
      statement = this.database.prepare(statementOf(table, columns, rows, () => '?'));
      this.statements.set(key, statement);
    }
    statement.run(values);
  }

  async query<T>(sql: string, values: readonly Value[] = []): Promise<T[]> {
    const statement = this.database.prepare(sql);
    if (statement.reader) return statement.all(values) as T[];
    statement.run(values);
    return [];
  }

  async finish(): Promise<void> {
    this.database.exec('BEGIN');
    for (const sql of this.later) this.database.exec(sql);
    this.database.exec('COMMIT');
    this.database.pragma('locking_mode = NORMAL');
    this.database.pragma('synchronous = FULL');
    this.database.pragma('journal_mode = WAL');
    this.database.pragma('wal_checkpoint(TRUNCATE)');
    this.database.close();
  }
}

class PostgresBulk implements Bulk {
  constructor(
    private readonly source: DataSource,
    private readonly runner: QueryRunner,
    private readonly back: (() => Promise<void>) | undefined,
  ) {}

  begin(): Promise<void> {
    return this.runner.startTransaction();
  }

  commit(): Promise<void> {
    return this.runner.commitTransaction();
  }

  async insert(
    table: string,
    columns: readonly string[],
    rows: number,
    values: readonly Value[],
  ): Promise<void> {
    let n = 0;
    await this.runner.query(
      statementOf(table, columns, rows, () => `$${(n += 1)}`),
      [...values],
    );
  }

  query<T>(sql: string, values: readonly Value[] = []): Promise<T[]> {
    let n = 0;
    return this.runner.query(
      sql.replace(/\?/g, () => `$${(n += 1)}`),
      [...values],
    );
  }

  async finish(): Promise<void> {
    await this.back?.();
    await this.runner.query('ANALYZE');
    await this.runner.release();
    await this.source.destroy();
  }
}
