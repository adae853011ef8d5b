import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** Disagreements over reviews, votes of collective discussions, reports of hearings, and the register of legality reviews. */
export class Legality0009 implements MigrationInterface {
  name = 'Legality1763000000009';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "case_hearings" ADD COLUMN "reportedAt" varchar(24)`);
    await runner.query(
      `CREATE TABLE "case_discussions" ("id" varchar(36) PRIMARY KEY NOT NULL, "caseId" varchar(36) NOT NULL, "seq" integer NOT NULL, "heldOn" varchar(10) NOT NULL, "chair" varchar(60), "participants" text NOT NULL, "votes" text NOT NULL, "carried" integer NOT NULL, "minutes" text NOT NULL, "conclusion" text NOT NULL, "at" varchar(24) NOT NULL)`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_case_discussions_case" ON "case_discussions" ("caseId", "seq")`,
    );
    await runner.query(
      `CREATE TABLE "review_disputes" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "caseId" varchar(36) NOT NULL, "reviewId" varchar(36) NOT NULL, "seq" integer NOT NULL, "round" integer NOT NULL, "step" varchar(40) NOT NULL, "outcome" varchar(40), "text" text NOT NULL, "done" text, "persons" text NOT NULL, "heldOn" varchar(10), "byUserId" varchar(36) NOT NULL, "byName" varchar(60) NOT NULL, "at" varchar(24) NOT NULL, CONSTRAINT "ck_ReviewDisputeRow_step" CHECK ("step" IN ('reply', 'coordination', 'referral')), CONSTRAINT "ck_ReviewDisputeRow_outcome" CHECK ("outcome" IN ('accepted', 'disputed', 'settled', 'unresolved')))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_review_disputes_review" ON "review_disputes" ("reviewId", "seq")`,
    );
    await runner.query(
      `CREATE TABLE "legality_items" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "kind" varchar(40) NOT NULL, "title" varchar(200) NOT NULL, "department" varchar(120) NOT NULL, "text" text, "fileName" varchar(255), "fileSha256" varchar(64), "statement" text NOT NULL, "materials" text NOT NULL, "heads" text NOT NULL, "lawVersion" varchar(120) NOT NULL, "state" varchar(40) NOT NULL, "submittedOn" varchar(10) NOT NULL, "submittedAt" varchar(24) NOT NULL, "submittedBy" varchar(36) NOT NULL, "submittedByName" varchar(60) NOT NULL, "due" varchar(10) NOT NULL, "checklist" text, "opinion" varchar(40), "opinionText" text, "opinionNumber" varchar(80), "letter" text, "letterSha256" varchar(64), "opinedOn" varchar(10), "opinedAt" varchar(24), "opinedBy" varchar(36), "opinedByName" varchar(60), CONSTRAINT "ck_LegalityItemRow_kind" CHECK ("kind" IN ('decision', 'contract', 'document')), CONSTRAINT "ck_LegalityItemRow_state" CHECK ("state" IN ('submitted', 'opined')), CONSTRAINT "ck_LegalityItemRow_opinion" CHECK ("opinion" IN ('agree', 'problems')), CONSTRAINT "ck_legality_items_subject" CHECK ("text" IS NOT NULL OR "fileSha256" IS NOT NULL), CONSTRAINT "ck_legality_items_apart" CHECK ("opinedBy" IS NULL OR "opinedBy" <> "submittedBy"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_legality_items_agency" ON "legality_items" ("agencyId", "state", "id")`,
    );
    await runner.query(
      `CREATE INDEX "ix_legality_items_opined" ON "legality_items" ("agencyId", "opinedOn")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_legality_items_number" ON "legality_items" ("agencyId", "opinionNumber")`,
    );
    const guard = new Triggers(runner);
    await guard.writeOnce('case_discussions');
    await guard.writeOnce('review_disputes');
    await guard.kept('legality_items', ['agencyId', 'kind', 'title', 'department', 'text', 'fileName', 'fileSha256', 'statement', 'materials', 'heads', 'lawVersion', 'submittedOn', 'submittedAt', 'submittedBy', 'due']);
    await guard.refuse('tr_legality_items_once', 'UPDATE', 'legality_items', `OLD."state" = 'opined'`, 'a legality opinion that was given is fixed');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
