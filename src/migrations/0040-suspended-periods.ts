import type { MigrationInterface, QueryRunner } from 'typeorm';

const RULE = ['agencyId', 'ruleId', 'trigger', 'stoppedOn', 'suspendedOn', 'due'];

/** Since when a period is suspended and for which reason of the law packs; shares are counted over an index that knows it. */
export class SuspendedPeriods0040 implements MigrationInterface {
  name = 'SuspendedPeriods1763000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "case_clocks" ADD COLUMN "suspendedOn" varchar(10)`);
    await runner.query(`ALTER TABLE "case_clocks" ADD COLUMN "suspendedFor" varchar(40)`);
    await runner.query(`DROP INDEX "ix_case_clocks_rule"`);
    await runner.query(
      `CREATE INDEX "ix_case_clocks_rule" ON "case_clocks" (${RULE.map((column) => `"${column}"`).join(', ')})`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
