import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The version of a subject is counted over its entries, without the readings and sign-ins among them: by the index alone. */
export class SubjectVersions0037 implements MigrationInterface {
  name = 'SubjectVersions1763000000037';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX "ix_ledger_entries_subject"`);
    await runner.query(
      `CREATE INDEX "ix_ledger_entries_subject" ON "ledger_entries" ("subjectType", "subjectId", "act")`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
