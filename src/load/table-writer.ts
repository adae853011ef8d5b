import type { Bulk, Value } from './bulk.js';

/** Few enough for the parameters that one statement of either database may have. */
const PARAMETERS = 1_500;

interface Waiting {
  readonly columns: readonly string[];
  readonly atOnce: number;
  values: Value[];
}

/**
 * Rows of many tables, written many at once, in the order in which the tables were named: a row that a guard of the
 * database looks for comes before the one that is guarded.
 */
export class TableWriter {
  private readonly tables = new Map<string, Waiting>();
  /** Rows written so far. */
  count = 0;

  constructor(
    private readonly bulk: Bulk,
    tables: Readonly<Record<string, readonly string[]>>,
  ) {
    for (const [name, columns] of Object.entries(tables)) {
      const atOnce = 2 ** Math.floor(Math.log2(PARAMETERS / columns.length));
      this.tables.set(name, { columns, atOnce, values: [] });
    }
  }

  add(table: string, row: Readonly<Record<string, Value>>): void {
    const { columns, values } = this.tables.get(table)!;
    for (const column of columns) values.push(row[column] ?? null);
  }

  /** Values in the order of the table's columns. */
  addValues(table: string, ...row: readonly Value[]): void {
    this.tables.get(table)!.values.push(...row);
  }

  /** Everything added so far; the last rows of each table are written in ever smaller statements. */
  async write(): Promise<void> {
    for (const [name, table] of this.tables) {
      const { columns, values } = table;
      const rows = values.length / columns.length;
      let done = 0;
      for (let size = table.atOnce; done < rows;)
        if (rows - done < size) size /= 2;
        else {
          const part = values.slice(done * columns.length, (done + size) * columns.length);
          await this.bulk.insert(name, columns, size, part);
          done += size;
        }
      this.count += rows;
      table.values = [];
    }
  }
}
