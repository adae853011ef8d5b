import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

const BEFORE = `'suspended', 'dropped', 'transferred')`;
const AFTER = `'suspended', 'dropped', 'transferred', 'withdrawn')`;
const STATES = `"state" IN ('lead', 'filing-requested', 'not-filed', 'investigating', 'concluded', 'notified', 'decided', 'served', 'performed', 'closed', 'archived', ${AFTER}`;

/**
 * A lead may be withdrawn: one more state. What was corrected of a case is kept as it was before, written once; who
 * handled a case before its officers were changed stands in its row.
 */
export class CaseCorrections0041 implements MigrationInterface {
  name = 'CaseCorrections1763000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "cases" ADD COLUMN "formerOfficerIds" text`);
    if (runner.connection.options.type === 'postgres') {
      await runner.query(`ALTER TABLE "cases" DROP CONSTRAINT "ck_CaseRow_state"`);
      await runner.query(`ALTER TABLE "cases" ADD CONSTRAINT "ck_CaseRow_state" CHECK (${STATES})`);
    } else await this.rebuild(runner);
    await runner.query(
      `CREATE TABLE "case_corrections" ("id" varchar(36) PRIMARY KEY NOT NULL, "caseId" varchar(36) NOT NULL, "seq" integer NOT NULL, "at" varchar(24) NOT NULL, "before" text NOT NULL, "after" text NOT NULL, "salt" varchar(32) NOT NULL)`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_case_corrections_case" ON "case_corrections" ("caseId", "seq")`,
    );
    await new Triggers(runner).writeOnce('case_corrections');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }

  /** SQLite changes no check: the table is made anew with its rows, its indexes and its guards. */
  private async rebuild(runner: QueryRunner): Promise<void> {
    const [table] = (await runner.query(
      `SELECT "sql" FROM "sqlite_master" WHERE "type" = 'table' AND "name" = 'cases'`,
    )) as { sql: string }[];
    const around = (await runner.query(
      `SELECT "sql" FROM "sqlite_master" WHERE "tbl_name" = 'cases' AND "type" IN ('index', 'trigger') AND "sql" IS NOT NULL ORDER BY "type", "name"`,
    )) as { sql: string }[];
    const made = table!.sql.replace('"cases"', '"cases_anew"').replace(BEFORE, AFTER);
    if (!made.includes('"cases_anew"') || !made.includes(AFTER))
      throw new Error('the table of cases is not the one this migration knows');
    // Guards of other tables name this one: they are neither rewritten nor looked at while it is away.
    await runner.query('PRAGMA legacy_alter_table = ON');
    try {
      await runner.query(made);
      await runner.query(`INSERT INTO "cases_anew" SELECT * FROM "cases"`);
      await runner.query(`DROP TABLE "cases"`);
      await runner.query(`ALTER TABLE "cases_anew" RENAME TO "cases"`);
      for (const { sql } of around) await runner.query(sql);
    } finally {
      await runner.query('PRAGMA legacy_alter_table = OFF');
    }
  }
}
