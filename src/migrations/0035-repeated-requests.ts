import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a request under an `Idempotency-Key` made and was answered, for a day. */
export class RepeatedRequests0035 implements MigrationInterface {
  name = 'RepeatedRequests1763000000035';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "repeated_requests" ("id" varchar(64) PRIMARY KEY NOT NULL, "digest" varchar(64) NOT NULL, "at" varchar(24) NOT NULL, "answer" text NOT NULL)`,
    );
    await runner.query(`CREATE INDEX "ix_repeated_requests_at" ON "repeated_requests" ("at")`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
