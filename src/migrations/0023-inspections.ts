import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** Inspections of companies and the list of items that may be inspected. */
export class Inspections0023 implements MigrationInterface {
  name = 'Inspections1763000000023';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "inspection_items" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "name" varchar(200) NOT NULL, "field" varchar(40) NOT NULL, "basis" varchar(300) NOT NULL, "yearlyCap" integer, "from" varchar(10) NOT NULL, "to" varchar(10), "listedByName" varchar(60) NOT NULL, "listedAt" varchar(24) NOT NULL, "endedByName" varchar(60))`,
    );
    await runner.query(`CREATE INDEX "ix_inspection_items_agency" ON "inspection_items" ("agencyId", "from")`);
    await runner.query(
      `CREATE TABLE "inspections" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "number" varchar(80) NOT NULL, "token" varchar(24) NOT NULL, "itemId" varchar(36) NOT NULL, "itemName" varchar(200) NOT NULL, "field" varchar(40) NOT NULL, "basis" varchar(300) NOT NULL, "kind" varchar(40) NOT NULL, "origin" varchar(300) NOT NULL, "companyName" varchar(120) NOT NULL, "companyCode" varchar(18) NOT NULL, "address" varchar(200) NOT NULL, "areaCode" varchar(6) NOT NULL, "first" varchar(10) NOT NULL, "last" varchar(10) NOT NULL, "noticeOn" varchar(10), "noNoticeReason" varchar(500), "urgentReason" varchar(500), "officerIds" text NOT NULL, "state" varchar(40) NOT NULL, "approval" varchar(40) NOT NULL, "requestedBy" varchar(36) NOT NULL, "requestedByName" varchar(60) NOT NULL, "requestedAt" varchar(24) NOT NULL, "approvedBy" varchar(36), "approvedByName" varchar(60), "approvedAt" varchar(24), "approvalNote" varchar(500), "admittedBy" varchar(60), "enteredAt" varchar(24), "certificates" text, "finishedAt" varchar(24), "result" varchar(40), "findings" text, "correctBy" varchar(10), "resultDue" varchar(10), "resultText" text, "resultSha256" varchar(64), "settledOn" varchar(10), "publishedOn" varchar(10), "annulledOn" varchar(10), "annulReason" varchar(500), "withdrawBy" varchar(10), "withdrawnOn" varchar(10), "cancelReason" varchar(500), "score" integer, "comment" varchar(500), "evaluatedAt" varchar(24), CONSTRAINT "uq_inspections_token" UNIQUE ("token"), CONSTRAINT "ck_InspectionRow_kind" CHECK ("kind" IN ('planned', 'complaint', 'assigned', 'data')), CONSTRAINT "ck_InspectionRow_state" CHECK ("state" IN ('planned', 'entered', 'finished', 'cancelled')), CONSTRAINT "ck_InspectionRow_approval" CHECK ("approval" IN ('pending', 'approved', 'refused')), CONSTRAINT "ck_InspectionRow_result" CHECK ("result" IN ('none', 'corrected', 'order', 'filing', 'transfer')))`,
    );
    await runner.query(`CREATE INDEX "ix_inspections_agency" ON "inspections" ("agencyId", "first", "id")`);
    await runner.query(`CREATE INDEX "ix_inspections_company" ON "inspections" ("companyCode", "first")`);
    const guard = new Triggers(runner);
    await guard.kept('inspection_items', ['agencyId', 'name', 'field', 'basis', 'yearlyCap', 'from', 'listedAt']);
    await guard.refuse('tr_inspection_items_once', 'UPDATE', 'inspection_items', `OLD."to" IS NOT NULL`, 'an item that left the list stays as it was');
    await guard.kept('inspections', ['agencyId', 'number', 'token', 'itemId', 'kind', 'companyCode', 'first', 'last', 'officerIds', 'requestedBy', 'requestedAt']);
    // INS-08, INS-11: what was shown at the door and what was found there stand as they were written.
    await guard.refuse('tr_inspections_entry', 'UPDATE', 'inspections', `OLD."enteredAt" IS NOT NULL AND (NEW."enteredAt" <> OLD."enteredAt" OR NEW."certificates" <> OLD."certificates" OR NEW."admittedBy" <> OLD."admittedBy" OR NEW."enteredAt" IS NULL OR NEW."certificates" IS NULL OR NEW."admittedBy" IS NULL)`, 'what was shown at the door is fixed');
    await guard.refuse('tr_inspections_unapproved', 'UPDATE', 'inspections', `NEW."state" IN ('entered', 'finished') AND OLD."state" = 'planned' AND NEW."approval" <> 'approved' AND NEW."urgentReason" IS NULL`, 'nobody is let in without approval');
    await guard.refuse('tr_inspections_findings', 'UPDATE', 'inspections', `OLD."finishedAt" IS NOT NULL AND (NEW."finishedAt" IS NULL OR NEW."result" <> OLD."result" OR NEW."findings" <> OLD."findings" OR NEW."resultText" <> OLD."resultText" OR NEW."resultSha256" <> OLD."resultSha256")`, 'what was found is fixed');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
