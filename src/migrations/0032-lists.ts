import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PAGE = 500;
/** Few enough for the parameters that one statement of either database may have. */
const TOKENS_AT_ONCE = 3_000;

/** The orders in which other lists are read: name, table, columns. */
const ORDERS: readonly (readonly [string, string, readonly string[]])[] = [
  ['ix_case_clocks_provisional', 'case_clocks', ['provisional', 'stoppedOn', 'due']],
  ['ix_case_clocks_rule', 'case_clocks', ['agencyId', 'ruleId', 'trigger', 'stoppedOn', 'due']],
  ['ix_case_decisions_reviewed', 'case_decisions', ['agencyId', 'reviewRequired', 'decidedOn', 'reviewOutcomeId']],
  ['ix_evidence_agency', 'evidence', ['agencyId', 'id']],
  ['ix_reviews_due', 'reviews', ['agencyId', 'state', 'due', 'id']],
  ['ix_reviews_agency', 'reviews', ['agencyId', 'id']],
  ['ix_legality_items_due', 'legality_items', ['agencyId', 'state', 'due', 'id']],
  ['ix_legality_items_all', 'legality_items', ['agencyId', 'id']],
  ['ix_disclosures_due', 'disclosures', ['agencyId', 'state', 'due', 'id']],
  ['ix_disclosures_agency', 'disclosures', ['agencyId', 'id']],
  ['ix_disclosures_kind', 'disclosures', ['agencyId', 'kind', 'id']],
  ['ix_licences_withdraw', 'licences', ['agencyId', 'withdrawnOn', 'withdrawBy']],
  ['ix_licences_deliver', 'licences', ['agencyId', 'deliveredOn', 'deliverBy']],
  ['ix_inspections_publish', 'inspections', ['agencyId', 'settledOn', 'resultDue']],
  ['ix_inspections_withdraw', 'inspections', ['agencyId', 'withdrawnOn', 'withdrawBy']],
  ['ix_inspections_approval', 'inspections', ['agencyId', 'approval', 'first']],
];

interface Found {
  id: string;
  agencyId: string;
  number: string | null;
  cause: string;
  partyName: string;
  state: string;
  field: string;
  officerIds: string;
  createdAt: string;
}

/** Lists of cases are read by key: each case gets its place in its agency, its next due day and its tokens. */
export class Lists0032 implements MigrationInterface {
  name = 'Lists1763000000032';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    let marks = 0;
    const mark = (): string => (postgres ? `$${(marks += 1)}` : '?');
    const ask = (sql: (mark: () => string) => string, values: unknown[]) => {
      marks = 0;
      return runner.query(sql(mark), values);
    };
    await runner.query(`ALTER TABLE "cases" ADD COLUMN "no" integer NOT NULL DEFAULT 0`);
    await runner.query(`ALTER TABLE "cases" ADD COLUMN "nextDue" varchar(10)`);
    await runner.query(`ALTER TABLE "cases" ADD COLUMN "searchText" varchar(330) NOT NULL DEFAULT ''`);
    await runner.query(
      `CREATE TABLE "case_tokens" ("shelf" bigint NOT NULL, "token" varchar(40) NOT NULL, "no" integer NOT NULL, PRIMARY KEY ("shelf", "token", "no"))${postgres ? '' : ' WITHOUT ROWID'}`,
    );
    await runner.query(
      `UPDATE "cases" SET "nextDue" = (SELECT MIN(k."due") FROM "case_clocks" k WHERE k."caseId" = "cases"."id" AND k."stoppedOn" IS NULL)`,
    );
    await runner.query(`CREATE INDEX "ix_cases_order" ON "cases" ("createdAt", "id")`);
    const last = new Map<string, number>();
    let after = ['', ''];
    for (;;) {
      const page = (await ask(
        (m) =>
          `SELECT "id", "agencyId", "number", "cause", "partyName", "state", "field", "officerIds", "createdAt" FROM "cases" WHERE ("createdAt", "id") > (${m()}, ${m()}) ORDER BY "createdAt", "id" LIMIT ${PAGE}`,
        after,
      )) as Found[];
      const tokens: [number, string, number][] = [];
      for (const row of page) {
        const no = (last.get(row.agencyId) ?? 0) + 1;
        last.set(row.agencyId, no);
        await ask(
          (m) => `UPDATE "cases" SET "no" = ${m()}, "searchText" = ${m()} WHERE "id" = ${m()}`,
          [no, searchText(row), row.id],
        );
        for (const token of tokensOf(row)) tokens.push([shelf(row.agencyId), token, no]);
      }
      for (let i = 0; i < tokens.length; i += TOKENS_AT_ONCE) {
        const some = tokens.slice(i, i + TOKENS_AT_ONCE);
        await ask(
          (m) =>
            `INSERT INTO "case_tokens" ("shelf", "token", "no") VALUES ${some.map(() => `(${m()}, ${m()}, ${m()})`).join(', ')}`,
          some.flat(),
        );
      }
      if (page.length < PAGE) break;
      after = [page.at(-1)!.createdAt, page.at(-1)!.id];
    }
    await runner.query(`DROP INDEX "ix_cases_order"`);
    await runner.query(`CREATE INDEX "ix_cases_no" ON "cases" ("agencyId", "no")`);
    await runner.query(`CREATE INDEX "ix_cases_created" ON "cases" ("agencyId", "createdAt", "no")`);
    await runner.query(`CREATE INDEX "ix_cases_updated" ON "cases" ("agencyId", "updatedAt", "no")`);
    await runner.query(`CREATE INDEX "ix_cases_due" ON "cases" ("agencyId", "nextDue", "no")`);
    for (const [name, table, columns] of ORDERS)
      await runner.query(`CREATE INDEX "${name}" ON "${table}" (${columns.map((c) => `"${c}"`).join(', ')})`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}

/** As the program made them when this migration was written; they do not change with the program. */
function searchText({ number, cause, partyName }: Found): string {
  const fold = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '').replaceAll('|', '');
  return [number ?? '', cause, partyName]
    .map((part) => `|${fold(part)}`)
    .join('')
    .slice(0, 330);
}

function tokensOf(row: Found): Set<string> {
  const signs = [...searchText(row)];
  const officers = JSON.parse(row.officerIds) as string[];
  return new Set([
    ...signs.slice(1).map((sign, i) => signs[i]! + sign),
    ...[`s ${row.state}`, `f ${row.field}`],
    ...officers.map((id) => `o ${id}`),
  ]);
}

function shelf(agencyId: string): number {
  return parseInt(createHash('sha256').update(agencyId).digest('hex').slice(0, 12), 16);
}
