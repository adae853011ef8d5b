import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

const ITEMS = `'bodies', 'officers', 'duties', 'powers', 'basis', 'procedures', 'remedies', 'random-inspection', 'service-guide', 'flow-chart', 'window-duties', 'window-samples', 'window-progress', 'window-enquiries', 'window-complaints'`;

/** What an agency tells before it enforces, and the changes that its texts have to follow. */
export class Openness0020 implements MigrationInterface {
  name = 'Openness1763000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "openness_texts" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "item" varchar(40) NOT NULL, "seq" integer NOT NULL, "text" text NOT NULL, "publishedOn" varchar(10) NOT NULL, "at" varchar(24) NOT NULL, "byName" varchar(60) NOT NULL, CONSTRAINT "ck_OpennessTextRow_item" CHECK ("item" IN (${ITEMS})))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_openness_texts_seq" ON "openness_texts" ("agencyId", "item", "seq")`,
    );
    await runner.query(
      `CREATE TABLE "openness_changes" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "item" varchar(40) NOT NULL, "happenedOn" varchar(10) NOT NULL, "what" varchar(500) NOT NULL, "due" varchar(10) NOT NULL, "at" varchar(24) NOT NULL, "byName" varchar(60) NOT NULL, "settledOn" varchar(10), CONSTRAINT "ck_OpennessChangeRow_item" CHECK ("item" IN (${ITEMS})))`,
    );
    await runner.query(
      `CREATE INDEX "ix_openness_changes_agency" ON "openness_changes" ("agencyId", "settledOn")`,
    );
    const guard = new Triggers(runner);
    await guard.writeOnce('openness_texts');
    await guard.kept('openness_changes', ['agencyId', 'item', 'happenedOn', 'what', 'due', 'at']);
    await guard.refuse('tr_openness_changes_once', 'UPDATE', 'openness_changes', `OLD."settledOn" IS NOT NULL`, 'a change that was followed is fixed');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
