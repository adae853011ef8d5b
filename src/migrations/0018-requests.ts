import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** What the public asks through the portal: corrections, early stops, complaints and suggestions. */
export class Requests0018 implements MigrationInterface {
  name = 'Requests1763000000018';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "public_requests" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "kind" varchar(40) NOT NULL, "receiptSha256" varchar(64) NOT NULL, "slug" varchar(24), "disclosureId" varchar(36), "name" varchar(60) NOT NULL, "contact" varchar(100) NOT NULL, "text" text NOT NULL, "claims" text NOT NULL, "receivedOn" varchar(10) NOT NULL, "receivedAt" varchar(24) NOT NULL, "dueRule" varchar(20) NOT NULL, "due" varchar(10) NOT NULL, "state" varchar(40) NOT NULL, "answer" varchar(1000), "findings" text, "answeredBy" varchar(36), "answeredByOfficerId" varchar(36), "answeredByName" varchar(60), "settledOn" varchar(10), "settledByName" varchar(60), "returnReason" varchar(1000), "version" integer NOT NULL, CONSTRAINT "uq_public_requests_receipt" UNIQUE ("receiptSha256"), CONSTRAINT "ck_PublicRequestRow_kind" CHECK ("kind" IN ('correction', 'early-stop', 'complaint', 'suggestion')), CONSTRAINT "ck_PublicRequestRow_state" CHECK ("state" IN ('open', 'proposed', 'accepted', 'refused')), CONSTRAINT "ck_public_requests_record" CHECK (("kind" IN ('correction', 'early-stop')) = ("slug" IS NOT NULL AND "disclosureId" IS NOT NULL)))`,
    );
    await runner.query(
      `CREATE INDEX "ix_public_requests_due" ON "public_requests" ("agencyId", "state", "due", "id")`,
    );
    await runner.query(`CREATE INDEX "ix_public_requests_agency" ON "public_requests" ("agencyId", "id")`);
    const guard = new Triggers(runner);
    await guard.kept('public_requests', ['agencyId', 'kind', 'receiptSha256', 'slug', 'disclosureId', 'name', 'contact', 'text', 'claims', 'receivedOn', 'receivedAt', 'dueRule', 'due']);
    await guard.refuse('tr_public_requests_settled', 'UPDATE', 'public_requests', `OLD."state" IN ('accepted', 'refused')`, 'a request that was answered is fixed');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
