import { randomUUID } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ask } from '../platform/database/index.js';
import { Triggers } from './triggers.js';

interface Holding {
  id: string;
  caseId: string;
  ruleId: string;
  trigger: string;
  stoppedOn: string | null;
  stoppedBy: string | null;
}

interface Measure {
  id: string;
  caseId: string;
  decidedOn: string;
  items: string;
}

/**
 * What a case holds, thing by thing. Each period of a seizure or preservation becomes a holding with the lines of its
 * list; for a preservation the list stands in its paper only, and the item says so.
 */
export class CaseItems0039 implements MigrationInterface {
  name = 'CaseItems1763000000039';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "case_items" ("id" varchar(36) PRIMARY KEY NOT NULL, "caseId" varchar(36) NOT NULL, "kind" varchar(40) NOT NULL, "holdingId" varchar(36) NOT NULL, "measureId" varchar(36), "no" integer NOT NULL, "description" text NOT NULL, "valueFen" bigint, "releasedOn" varchar(10), "releasedBy" varchar(36), "disposal" varchar(2000), CONSTRAINT "ck_CaseItemRow_kind" CHECK ("kind" IN ('seized', 'preserved', 'confiscated')))`,
    );
    await runner.query(
      `CREATE INDEX "ix_case_items_case" ON "case_items" ("caseId", "kind", "holdingId", "no")`,
    );
    await runner.query(`ALTER TABLE "case_measures" ADD COLUMN "approvedLate" integer NOT NULL DEFAULT 0`);
    await this.annulments(runner);
    await this.minors(runner);
    await this.take(runner);
    const guard = new Triggers(runner);
    await guard.kept('case_items', ['caseId', 'kind', 'holdingId', 'no', 'description', 'valueFen']);
    await guard.refuse(
      'tr_case_items_released',
      'UPDATE',
      'case_items',
      `OLD."releasedOn" IS NOT NULL AND (NEW."releasedOn" IS NULL OR NEW."releasedOn" <> OLD."releasedOn")`,
      'an item is released once',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }

  /** What became of decisions: the entry of the timeline says it. */
  private async annulments(runner: QueryRunner): Promise<void> {
    for (const column of [
      `"annulment" varchar(40) CONSTRAINT "ck_CaseDecisionRow_annulment" CHECK ("annulment" IN ('changed', 'revoked', 'unlawful', 'void'))`,
      `"changedFineFen" bigint`,
      `"changedConfiscatedFen" bigint`,
      `"changedPayBy" varchar(10)`,
    ])
      await runner.query(`ALTER TABLE "case_decisions" ADD COLUMN ${column}`);
    const events = await ask<{ caseId: string; detail: string }>(
      runner.manager,
      `SELECT "caseId", "detail" FROM "case_events" WHERE "act" = 'case.annul-decision' ORDER BY "seq"`,
      [],
    );
    for (const { caseId, detail } of events)
      await ask(
        runner.manager,
        `UPDATE "case_decisions" SET "annulment" = ? WHERE "caseId" = ? AND "annulledOn" IS NOT NULL`,
        [(JSON.parse(detail) as { outcome: string }).outcome, caseId],
      );
  }

  /** RED-02: a minor's decision is not put online; the open periods for it should not have begun. */
  private async minors(runner: QueryRunner): Promise<void> {
    const open = await ask<{ id: string; caseId: string; trigger: string; party: string; actEndedOn: string }>(
      runner.manager,
      `SELECT c."id", c."caseId", c."trigger", f."party", f."actEndedOn" FROM "case_clocks" c
       JOIN "cases" f ON f."id" = c."caseId" WHERE c."ruleId" IN ('PUB-01', 'PUB-02') AND c."stoppedOn" IS NULL
       AND f."partyKind" <> 'organisation'`,
      [],
    );
    for (const { id, caseId, trigger, party, actEndedOn } of open) {
      if (!underEighteen(JSON.parse(party) as Born, actEndedOn < trigger ? actEndedOn : trigger)) continue;
      await ask(runner.manager, `DELETE FROM "case_clocks" WHERE "id" = ?`, [id]);
      await ask(
        runner.manager,
        `UPDATE "cases" SET "nextDue" = (SELECT MIN("due") FROM "case_clocks" WHERE "caseId" = ? AND "stoppedOn" IS NULL) WHERE "id" = ?`,
        [caseId, caseId],
      );
    }
  }

  private async take(runner: QueryRunner): Promise<void> {
    const holdings = await ask<Holding>(
      runner.manager,
      `SELECT "id", "caseId", "ruleId", "trigger", "stoppedOn", "stoppedBy" FROM "case_clocks" WHERE "ruleId" IN ('COE-05', 'PEN-05') ORDER BY "id"`,
      [],
    );
    const measures = await ask<Measure>(
      runner.manager,
      `SELECT "id", "caseId", "decidedOn", "items" FROM "case_measures" ORDER BY "id"`,
      [],
    );
    for (const holding of holdings) {
      const seized = holding.ruleId === 'COE-05';
      // A seizure and its period were entered in one act: the first with the first, on the same day of the same case.
      const place = seized
        ? measures.findIndex((m) => m.caseId === holding.caseId && m.decidedOn === holding.trigger)
        : -1;
      const [measure] = place >= 0 ? measures.splice(place, 1) : [];
      const paper = seized ? '查封（扣押）清单' : '先行登记保存通知书';
      const lines = linesOf(measure?.items) ?? [`（物品见${paper}）`];
      for (const [index, description] of lines.entries())
        await ask(
          runner.manager,
          `INSERT INTO "case_items" ("id", "caseId", "kind", "holdingId", "measureId", "no", "description", "releasedOn", "releasedBy") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
          [
            randomUUID(),
            holding.caseId,
            seized ? 'seized' : 'preserved',
            holding.id,
            measure?.id ?? null,
            index + 1,
            description,
            holding.stoppedOn,
            holding.stoppedBy,
          ],
        );
    }
  }
}

interface Born {
  birthDay?: string;
  idNumber?: string;
}

function underEighteen({ birthDay, idNumber }: Born, on: string): boolean {
  const digits = /^\d{6}(\d{4})(\d{2})(\d{2})/.exec(idNumber ?? '');
  const born = birthDay ?? (digits ? `${digits[1]}-${digits[2]}-${digits[3]}` : undefined);
  return born !== undefined && on < `${Number(born.slice(0, 4)) + 18}${born.slice(4)}`;
}

function linesOf(items: string | undefined): string[] | undefined {
  const lines = items?.split(/\r?\n/).map((line) => line.trim());
  return lines?.filter(Boolean);
}
