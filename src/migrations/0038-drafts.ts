import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What people typed into forms and have not sent yet. */
export class Drafts0038 implements MigrationInterface {
  name = 'Drafts1763000000038';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "drafts" ("accountId" varchar(36) NOT NULL, "form" varchar(80) NOT NULL, "subject" varchar(80) NOT NULL, "version" varchar(36) NOT NULL, "writer" varchar(64) NOT NULL, "title" varchar(200) NOT NULL, "address" varchar(500) NOT NULL, "content" text NOT NULL, "savedAt" varchar(24) NOT NULL, PRIMARY KEY ("accountId", "form", "subject"))`,
    );
    await runner.query(`CREATE INDEX "ix_drafts_saved_at" ON "drafts" ("savedAt")`);
    await runner.query(`CREATE INDEX "ix_drafts_account" ON "drafts" ("accountId", "savedAt")`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
