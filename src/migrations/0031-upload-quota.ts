import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each unfinished upload was declared to be, and of which case: quotas count it before a byte has come. */
export class UploadQuota0031 implements MigrationInterface {
  name = 'UploadQuota1763000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "upload_places" ADD COLUMN "caseId" varchar(36)`);
    await runner.query(`ALTER TABLE "upload_places" ADD COLUMN "bytes" bigint`);
    await runner.query(`CREATE INDEX "ix_upload_places_owner" ON "upload_places" ("ownerId")`);
    await runner.query(`CREATE INDEX "ix_upload_places_case" ON "upload_places" ("caseId")`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
