import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** Files that are put online with a decision: the originals, what was made of them, and what the public reads. */
export class Files0021 implements MigrationInterface {
  name = 'Files1763000000021';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['disclosures', 'disclosure_corrections', 'disclosure_versions'])
      await runner.query(`ALTER TABLE "${table}" ADD COLUMN "files" text`);
    await runner.query(
      `CREATE TABLE "disclosure_files" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "disclosureId" varchar(36) NOT NULL, "seq" integer NOT NULL, "state" varchar(40) NOT NULL, "kind" varchar(40) NOT NULL, "evidenceId" varchar(36), "objectId" varchar(36) NOT NULL, "bytes" bigint NOT NULL, "sha256" varchar(64) NOT NULL, "title" varchar(200) NOT NULL, "problem" text, "pages" text, "boxes" text, "kept" text, "seen" text, "boxesSha256" varchar(64), "resultId" varchar(36), "addedBy" varchar(36) NOT NULL, "addedByName" varchar(60) NOT NULL, "addedAt" varchar(24) NOT NULL, "plannedBy" varchar(36), "plannedByOfficerId" varchar(36), "plannedByName" varchar(60), "plannedAt" varchar(24), "version" integer NOT NULL, CONSTRAINT "ck_DisclosureFileRow_state" CHECK ("state" IN ('reading', 'open', 'making', 'made', 'failed', 'removed')), CONSTRAINT "ck_DisclosureFileRow_kind" CHECK ("kind" IN ('pdf', 'jpeg', 'png', 'webp')))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_disclosure_files_seq" ON "disclosure_files" ("disclosureId", "seq")`,
    );
    await runner.query(`CREATE INDEX "ix_disclosure_files_state" ON "disclosure_files" ("state")`);
    await runner.query(
      `CREATE TABLE "disclosure_file_results" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "fileId" varchar(36) NOT NULL, "mediaType" varchar(40) NOT NULL, "bytes" bigint NOT NULL, "sha256" varchar(64) NOT NULL, "pages" integer NOT NULL, "originalSha256" varchar(64) NOT NULL, "boxesSha256" varchar(64) NOT NULL, "madeAt" varchar(24) NOT NULL, "entryId" varchar(36) NOT NULL)`,
    );
    await runner.query(
      `CREATE INDEX "ix_disclosure_file_results_file" ON "disclosure_file_results" ("fileId")`,
    );
    await runner.query(
      `CREATE TABLE "public_files" ("slug" varchar(24) NOT NULL, "n" integer NOT NULL, "title" varchar(200) NOT NULL, "mediaType" varchar(40) NOT NULL, "bytes" bigint NOT NULL, "sha256" varchar(64) NOT NULL, "pages" integer NOT NULL, "resultId" varchar(36) NOT NULL, PRIMARY KEY ("slug", "n"))`,
    );
    await runner.query(`CREATE INDEX "ix_public_files_result" ON "public_files" ("resultId")`);
    const guard = new Triggers(runner);
    await guard.kept('disclosure_files', ['agencyId', 'disclosureId', 'seq', 'kind', 'evidenceId', 'objectId', 'bytes', 'sha256', 'addedBy', 'addedAt']);
    await guard.refuse('tr_disclosure_files_removed', 'UPDATE', 'disclosure_files', `OLD."state" = 'removed'`, 'a file that was removed is fixed');
    await guard.writeOnce('disclosure_file_results');
    await guard.refuse('tr_disclosure_corrections_files', 'UPDATE', 'disclosure_corrections', `COALESCE(NEW."files", '') <> COALESCE(OLD."files", '')`, 'the files of a correction are fixed');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
