import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** REC-02: acts that must be on video whole, and what each recording covers. */
export class Courses0006 implements MigrationInterface {
  name = 'Courses1763000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "case_evidence" ADD COLUMN "coversFrom" varchar(24)`);
    await runner.query(`ALTER TABLE "case_evidence" ADD COLUMN "coversTo" varchar(24)`);
    await runner.query(
      `CREATE TABLE "case_courses" ("id" varchar(36) NOT NULL, "caseId" varchar(36) NOT NULL, "kind" varchar(40) NOT NULL, "title" varchar(200) NOT NULL, "stage" varchar(40) NOT NULL, "occurredFrom" varchar(24) NOT NULL, "occurredTo" varchar(24) NOT NULL, "excusedBecause" varchar(500), "excusedByName" varchar(60), "excusedAt" varchar(24), CONSTRAINT "ck_CaseCourseRow_kind" CHECK ("kind" IN ('seizure', 'demolition', 'grave')), CONSTRAINT "ck_CaseCourseRow_stage" CHECK ("stage" IN ('initiation', 'investigation', 'review', 'decision', 'service', 'execution')), PRIMARY KEY ("id"))`,
    );
    await runner.query(`CREATE INDEX "ix_case_courses_case" ON "case_courses" ("caseId")`);
    await new Triggers(runner).kept('case_courses', [
      'caseId',
      'kind',
      'title',
      'stage',
      'occurredFrom',
      'occurredTo',
    ]);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
