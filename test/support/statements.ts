import type { DataSource, QueryRunner } from 'typeorm';

interface Seen {
  readonly sql: string;
  readonly values: readonly unknown[];
}

interface PostgresNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Plan Rows': number;
  readonly Plans?: readonly PostgresNode[];
}

/** Equal to what names one case, item, review or person, or to a primary key. */
const OF_ONE =
  /\((caseId|evidenceId|reviewId|disclosureId|batchId|sittingId|lectureId|unitId|courseId|officerId|certificateId|deviceId|userId|checkId|slug|id|subjectType=\? AND subjectId|agencyId=\? AND sha256)(=| IN)/;

/** Every statement that a connection is given from now on, and what is wrong with its plan. */
export class Statements {
  readonly seen: Seen[] = [];
  private asking = false;
  private readonly tables: ReadonlySet<string>;

  constructor(
    private readonly reader: DataSource,
    private readonly small: ReadonlySet<string>,
  ) {
    this.tables = new Set(reader.entityMetadatas.map(({ tableName }) => tableName));
    const prototype = Object.getPrototypeOf(reader.createQueryRunner()) as QueryRunner;
    const { query } = prototype;
    const see = (sql: string, values: readonly unknown[]) => {
      if (!this.asking && /^\s*(SELECT|WITH)/i.test(sql) && !/\(\(?0=1\)?/.test(sql))
        this.seen.push({ sql, values });
    };
    prototype.query = function (this: QueryRunner, sql: string, values: unknown[] = [], ...rest: never[]) {
      see(sql, values);
      return (query as (...args: unknown[]) => unknown).call(this, sql, values, ...rest) as never;
    } as never;
  }

  clear(): void {
    this.seen.length = 0;
  }

  async faults(): Promise<string[]> {
    this.asking = true;
    const found: string[] = [];
    try {
      for (const { sql, values } of new Map(this.seen.map((one) => [one.sql, one])).values()) {
        const tables = [...sql.matchAll(/(?:FROM|JOIN)\s+"(\w+)"/gi)].map(([, table]) => table!);
        if (tables.every((table) => this.small.has(table))) continue;
        const fault =
          this.reader.options.type === 'postgres'
            ? await this.onPostgres(sql, values)
            : await this.onSqlite(sql, values);
        if (fault)
          found.push(
            `${fault}\n    ${sql
              .replace(/SELECT .*? FROM/s, 'SELECT … FROM')
              .replace(/\s+/g, ' ')
              .slice(0, 600)}`,
          );
      }
    } finally {
      this.asking = false;
    }
    return found;
  }

  private async onSqlite(sql: string, values: readonly unknown[]): Promise<string | undefined> {
    const plan: { detail: string }[] = await this.reader.query(`EXPLAIN QUERY PLAN ${sql}`, [...values]);
    // What belongs to one case, item or review is as much as it is: sorting it costs nothing.
    const searched = plan.filter(({ detail }) => /^SEARCH/.test(detail));
    const ofOne = searched.length > 0 && searched.every(({ detail }) => OF_ONE.test(detail));
    const alias = new Map(
      [...sql.matchAll(/"(\w+)"\s+(?:AS\s+)?"?(\w+)"?/gi)].map(([, table, name]) => [name!, table!]),
    );
    for (const { detail } of plan) {
      const [, name] = /^SCAN (\w+)/.exec(detail) ?? [];
      const table = alias.get(name ?? '') ?? name;
      if (name && this.tables.has(table!) && !this.small.has(table!)) return detail;
      if (!ofOne && /USE TEMP B-TREE FOR (LAST \d+ TERMS? OF )?ORDER BY/.test(detail)) return detail;
    }
    return undefined;
  }

  private async onPostgres(sql: string, values: readonly unknown[]): Promise<string | undefined> {
    // For a page of keys a scan of the few thousand rows of a test is cheaper; SQLite judges these statements.
    if (/IN \(\$\d+(, \$\d+){20,}\)/.test(sql)) return undefined;
    const [row] = (await this.reader.query(`EXPLAIN (FORMAT JSON) ${sql}`, [...values])) as [
      { 'QUERY PLAN': [{ Plan: PostgresNode }] },
    ];
    return this.faultOf(row['QUERY PLAN'][0].Plan);
  }

  private faultOf(node: PostgresNode): string | undefined {
    const table = node['Relation Name'];
    if (node['Node Type'] === 'Seq Scan' && table && !this.small.has(table)) return `Seq Scan on ${table}`;
    if (/Sort/.test(node['Node Type']) && node['Plan Rows'] > 1000)
      return `${node['Node Type']} of ${node['Plan Rows']} rows`;
    for (const child of node.Plans ?? []) {
      const fault = this.faultOf(child);
      if (fault) return fault;
    }
    return undefined;
  }
}
