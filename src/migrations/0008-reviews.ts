import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** Scope of the legal review: the fifth ground, the agencies' catalogues, the answers; steps and signatures of reviews. */
export class Reviews0008 implements MigrationInterface {
  name = 'Reviews1763000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "cases" ADD COLUMN "socialRisk" integer NOT NULL DEFAULT 0`);
    await runner.query(
      `CREATE TABLE "case_review_answers" ("id" varchar(36) PRIMARY KEY NOT NULL, "caseId" varchar(36) NOT NULL, "seq" integer NOT NULL, "act" varchar(60) NOT NULL, "at" varchar(24) NOT NULL, "required" integer NOT NULL, "because" text NOT NULL, "grounds" text NOT NULL, "factsDigest" varchar(64) NOT NULL, "draftDigest" varchar(64) NOT NULL)`,
    );
    await runner.query(`CREATE UNIQUE INDEX "ix_case_review_answers_case" ON "case_review_answers" ("caseId", "seq")`);
    await runner.query(
      `CREATE TABLE "review_catalogue" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "document" varchar(200) NOT NULL, "item" integer NOT NULL, "title" varchar(200) NOT NULL, "decisionKinds" text NOT NULL, "penaltyKinds" text NOT NULL, "fields" text NOT NULL, "fromFen" bigint, "level" varchar(40) NOT NULL, "publishedOn" varchar(10) NOT NULL, "effectiveFrom" varchar(10) NOT NULL, "effectiveTo" varchar(10), "adoptedAt" varchar(24) NOT NULL, "adoptedByName" varchar(60) NOT NULL, "repealedFrom" varchar(10), "repealedBecause" varchar(500), "repealedByName" varchar(60), CONSTRAINT "ck_CatalogueRow_level" CHECK ("level" IN ('own', 'below', 'all')))`,
    );
    await runner.query(
      `CREATE INDEX "ix_review_catalogue_agency" ON "review_catalogue" ("agencyId", "effectiveFrom")`,
    );
    await runner.query(
      `CREATE TABLE "review_steps" ("id" varchar(36) PRIMARY KEY NOT NULL, "reviewId" varchar(36) NOT NULL, "seq" integer NOT NULL, "kind" varchar(40) NOT NULL, "on" varchar(10) NOT NULL, "at" varchar(24) NOT NULL, "byUserId" varchar(36) NOT NULL, "byName" varchar(60) NOT NULL, "reason" text, "due" varchar(10), CONSTRAINT "ck_ReviewStepRow_kind" CHECK ("kind" IN ('checking', 'accepted', 'returned', 'completed', 'extended')))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "ix_review_steps_review" ON "review_steps" ("reviewId", "seq")`);
    await runner.query(
      `CREATE TABLE "review_signatures" ("id" varchar(36) PRIMARY KEY NOT NULL, "reviewId" varchar(36) NOT NULL, "letter" text NOT NULL, "letterSha256" varchar(64) NOT NULL, "note" text NOT NULL, "verifierKey" varchar(200) NOT NULL, "byUserId" varchar(36) NOT NULL, "byName" varchar(60) NOT NULL, "at" varchar(24) NOT NULL)`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ix_review_signatures_review" ON "review_signatures" ("reviewId")`,
    );
    const guard = new Triggers(runner);
    for (const table of ['case_review_answers', 'review_steps', 'review_signatures'])
      await guard.writeOnce(table);
    const substance = ['agencyId', 'document', 'item', 'title', 'decisionKinds', 'penaltyKinds', 'fields'];
    const days = ['fromFen', 'level', 'publishedOn', 'effectiveFrom', 'effectiveTo', 'adoptedAt', 'adoptedByName'];
    await guard.kept('review_catalogue', [...substance, ...days]);
    const repealed = 'OLD."repealedFrom" IS NOT NULL';
    await guard.refuse('tr_review_catalogue_repealed', 'UPDATE', 'review_catalogue', repealed, 'what is repealed stays so');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
