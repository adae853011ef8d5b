import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

const KINDS = `'penalty', 'no-penalty', 'measure', 'licence', 'inspection'`;
const kind = (row: string): string =>
  `"kind" varchar(40) NOT NULL DEFAULT 'penalty' CONSTRAINT "ck_${row}_kind" CHECK ("kind" IN (${KINDS}))`;

/** Not only penalties are published: measures and no-penalty decisions of a case, and licences, which stand in none. */
export class Matters0022 implements MigrationInterface {
  name = 'Matters1763000000022';

  async up(runner: QueryRunner): Promise<void> {
    const guard = new Triggers(runner);
    await this.measures(runner, guard);
    await this.licences(runner, guard);
    await this.disclosures(runner);
    await runner.query(`ALTER TABLE "public_records" ADD COLUMN ${kind('PublicRecordRow')}`);
    await runner.query(`ALTER TABLE "public_records" ADD COLUMN "particulars" text`);
    await runner.query(`INSERT INTO "public_tokens" ("token", "no") SELECT 'm penalty', "no" FROM "public_records" WHERE "state" = 'published'`);
    await runner.query(
      `ALTER TABLE "exchange_batches" ADD COLUMN "kind" varchar(40) NOT NULL DEFAULT 'penalty' CONSTRAINT "ck_ExchangeBatchRow_kind" CHECK ("kind" IN ('penalty', 'licence'))`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }

  private async measures(runner: QueryRunner, guard: Triggers): Promise<void> {
    await runner.query(`ALTER TABLE "case_clocks" ADD COLUMN "about" varchar(36)`);
    await runner.query(
      `CREATE TABLE "case_measures" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "caseId" varchar(36) NOT NULL, "number" varchar(80) NOT NULL, "items" text NOT NULL, "reason" varchar(2000) NOT NULL, "text" text NOT NULL, "textSha256" varchar(64) NOT NULL, "decidedOn" varchar(10) NOT NULL, "heldThrough" varchar(10) NOT NULL, "liftedOn" varchar(10), "annulledOn" varchar(10), "annulledBecause" varchar(1200))`,
    );
    await runner.query(`CREATE INDEX "ix_case_measures_case" ON "case_measures" ("caseId")`);
    await runner.query(`CREATE UNIQUE INDEX "ux_case_measures_number" ON "case_measures" ("agencyId", "number")`);
    await guard.kept('case_measures', ['agencyId', 'caseId', 'number', 'items', 'reason', 'text', 'textSha256', 'decidedOn', 'heldThrough']);
  }

  private async licences(runner: QueryRunner, guard: Triggers): Promise<void> {
    await runner.query(
      `CREATE TABLE "licences" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "areaCode" varchar(6) NOT NULL, "field" varchar(40) NOT NULL, "holderKind" varchar(40) NOT NULL, "holderName" varchar(120) NOT NULL, "holder" text NOT NULL, "documentName" varchar(64) NOT NULL, "number" varchar(64) NOT NULL, "kind" varchar(40) NOT NULL, "certificateName" varchar(64), "certificateNumber" varchar(64), "content" text NOT NULL, "decidedOn" varchar(10) NOT NULL, "validFrom" varchar(10) NOT NULL, "validThrough" varchar(10), "text" text NOT NULL, "textSha256" varchar(64) NOT NULL, "publishBy" varchar(10) NOT NULL, "deliverBy" varchar(10) NOT NULL, "settledOn" varchar(10), "publishedOn" varchar(10), "deliveredOn" varchar(10), "ending" varchar(40), "endedOn" varchar(10), "endReason" varchar(500), "withdrawBy" varchar(10), "withdrawnOn" varchar(10), "registeredBy" varchar(36) NOT NULL, "registeredByName" varchar(60) NOT NULL, "registeredAt" varchar(24) NOT NULL, "version" integer NOT NULL, CONSTRAINT "ck_LicenceRow_holderKind" CHECK ("holderKind" IN ('person', 'individual-business', 'organisation')), CONSTRAINT "ck_LicenceRow_kind" CHECK ("kind" IN ('ordinary', 'concession', 'recognition', 'approval', 'registration', 'other')), CONSTRAINT "ck_LicenceRow_ending" CHECK ("ending" IN ('revoked', 'taken-back', 'cancelled')))`,
    );
    await runner.query(`CREATE INDEX "ix_licences_agency" ON "licences" ("agencyId", "id")`);
    await runner.query(`CREATE UNIQUE INDEX "ux_licences_number" ON "licences" ("agencyId", "number")`);
    await runner.query(`CREATE INDEX "ix_licences_publish" ON "licences" ("agencyId", "settledOn", "publishBy")`);
    await guard.kept('licences', ['agencyId', 'registeredBy', 'registeredAt']);
    const read = ['holder', 'number', 'text', 'content', 'decidedOn', 'validFrom'].map((column) => `NEW."${column}" <> OLD."${column}"`);
    await guard.refuse('tr_licences_public', 'UPDATE', 'licences', `OLD."publishedOn" IS NOT NULL AND (${read.join(' OR ')})`, 'what the public has read of a licence is fixed');
    await guard.refuse('tr_licences_ended', 'UPDATE', 'licences', `OLD."ending" IS NOT NULL AND (NEW."ending" <> OLD."ending" OR NEW."endedOn" <> OLD."endedOn")`, 'a licence ends once');
  }

  /** A matter need not stand in a case. SQLite cannot loosen a column: its values move into one that is loose. */
  private async disclosures(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "disclosures" ADD COLUMN ${kind('DisclosureRow')}`);
    if (runner.connection.options.type === 'postgres') {
      await runner.query(`ALTER TABLE "disclosures" ALTER COLUMN "caseId" DROP NOT NULL`);
    } else {
      await runner.query(`ALTER TABLE "disclosures" ADD COLUMN "inCase" varchar(36)`);
      await runner.query(`UPDATE "disclosures" SET "inCase" = "caseId"`);
      await runner.query(`DROP INDEX "ix_disclosures_case"`);
      await runner.query(`ALTER TABLE "disclosures" DROP COLUMN "caseId"`);
      await runner.query(`ALTER TABLE "disclosures" RENAME COLUMN "inCase" TO "caseId"`);
      await runner.query(`CREATE INDEX "ix_disclosures_case" ON "disclosures" ("caseId")`);
    }
    // What the public reads stays as it was released; what nobody has read yet goes by its own kind.
    await runner.query(
      `UPDATE "disclosures" SET "kind" = 'no-penalty' WHERE "state" NOT IN ('published', 'withdrawn') AND "decisionId" IN (SELECT "id" FROM "case_decisions" WHERE "kind" <> 'penalty')`,
    );
  }
}
