import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

const ended = (row: string): string =>
  `"endedBy" varchar(40) CONSTRAINT "ck_${row}_endedBy" CHECK ("endedBy" IN ('withdrawn', 'expired', 'stopped'))`;

/** How long a decision is shown, why it no longer is, corrections, and every text that was ever public. */
export class Publication0016 implements MigrationInterface {
  name = 'Publication1763000000016';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "disclosures" ADD COLUMN "displayRule" varchar(20)`);
    await runner.query(`ALTER TABLE "disclosures" ADD COLUMN "showThrough" varchar(10)`);
    await runner.query(`ALTER TABLE "disclosures" ADD COLUMN ${ended('DisclosureRow')}`);
    await runner.query(`ALTER TABLE "public_records" ADD COLUMN "showThrough" varchar(10)`);
    await runner.query(`ALTER TABLE "public_records" ADD COLUMN ${ended('PublicRecordRow')}`);
    await runner.query(`ALTER TABLE "public_records" ADD COLUMN "correctedOn" varchar(10)`);
    await runner.query(`ALTER TABLE "public_records" ADD COLUMN "correctionReason" varchar(500)`);
    for (const table of ['disclosures', 'public_records'])
      await runner.query(`UPDATE "${table}" SET "endedBy" = 'withdrawn' WHERE "state" = 'withdrawn'`);
    await runner.query(`DROP INDEX "ix_public_records_latest"`);
    await runner.query(
      `CREATE INDEX "ix_public_records_latest" ON "public_records" ("state", "publishedOn", "slug", "decidedOn", "penaltyKinds", "searchText", "showThrough")`,
    );
    await runner.query(
      `CREATE TABLE "disclosure_corrections" ("id" varchar(36) PRIMARY KEY NOT NULL, "disclosureId" varchar(36) NOT NULL, "seq" integer NOT NULL, "state" varchar(40) NOT NULL, "reason" varchar(500) NOT NULL, "redaction" text NOT NULL, "removals" text NOT NULL, "kept" text NOT NULL, "publishedText" text NOT NULL, "publishedSha256" varchar(64) NOT NULL, "record" text NOT NULL, "preparedBy" varchar(36) NOT NULL, "preparedByOfficerId" varchar(36), "preparedByName" varchar(60) NOT NULL, "preparedAt" varchar(24) NOT NULL, "settledByName" varchar(60), "settledAt" varchar(24), "dropReason" varchar(1000), CONSTRAINT "ck_DisclosureCorrectionRow_state" CHECK ("state" IN ('drafted', 'released', 'dropped')))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_disclosure_corrections_seq" ON "disclosure_corrections" ("disclosureId", "seq")`,
    );
    await runner.query(
      `CREATE TABLE "disclosure_versions" ("id" varchar(36) PRIMARY KEY NOT NULL, "disclosureId" varchar(36) NOT NULL, "seq" integer NOT NULL, "text" text NOT NULL, "sha256" varchar(64) NOT NULL, "record" text NOT NULL, "correctionReason" varchar(500), "preparedByName" varchar(60) NOT NULL, "releasedByName" varchar(60) NOT NULL, "at" varchar(24) NOT NULL)`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_disclosure_versions_seq" ON "disclosure_versions" ("disclosureId", "seq")`,
    );
    const guard = new Triggers(runner);
    await guard.writeOnce('disclosure_versions');
    await guard.kept('disclosure_corrections', ['disclosureId', 'seq', 'reason', 'removals', 'kept', 'publishedText', 'publishedSha256', 'record', 'preparedBy', 'preparedAt']);
    await guard.refuse('tr_disclosure_corrections_settled', 'UPDATE', 'disclosure_corrections', `OLD."state" <> 'drafted'`, 'a correction that was settled is fixed');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
