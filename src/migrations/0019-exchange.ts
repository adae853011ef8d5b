import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** 双公示: files for the credit platform, line by line, with what the platform answered. */
export class Exchange0019 implements MigrationInterface {
  name = 'Exchange1763000000019';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "exchange_batches" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "seq" integer NOT NULL, "lines" integer NOT NULL, "sha256" varchar(64) NOT NULL, "madeAt" varchar(24) NOT NULL, "madeBy" varchar(36) NOT NULL, "madeByName" varchar(60) NOT NULL, "receiptNumber" varchar(100), "receivedOn" varchar(10), "receiptByName" varchar(60))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_exchange_batches_seq" ON "exchange_batches" ("agencyId", "seq")`,
    );
    await runner.query(
      `CREATE TABLE "exchange_lines" ("id" varchar(36) PRIMARY KEY NOT NULL, "batchId" varchar(36) NOT NULL, "agencyId" varchar(36) NOT NULL, "disclosureId" varchar(36) NOT NULL, "seq" integer NOT NULL, "no" integer NOT NULL, "operation" varchar(40) NOT NULL, "fields" text NOT NULL, "sha256" varchar(64) NOT NULL, "outcome" varchar(40), "message" varchar(500), CONSTRAINT "ck_ExchangeLineRow_operation" CHECK ("operation" IN ('add', 'change', 'remove')), CONSTRAINT "ck_ExchangeLineRow_outcome" CHECK ("outcome" IN ('accepted', 'rejected')))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "ux_exchange_lines_no" ON "exchange_lines" ("batchId", "no")`);
    await runner.query(`CREATE INDEX "ix_exchange_lines_disclosure" ON "exchange_lines" ("disclosureId")`);
    const guard = new Triggers(runner);
    await guard.kept('exchange_batches', ['agencyId', 'seq', 'lines', 'sha256', 'madeAt', 'madeBy']);
    await guard.refuse('tr_exchange_batches_once', 'UPDATE', 'exchange_batches', `OLD."receiptNumber" IS NOT NULL`, 'a receipt is entered once');
    await guard.kept('exchange_lines', ['batchId', 'disclosureId', 'seq', 'no', 'operation', 'fields', 'sha256']);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
