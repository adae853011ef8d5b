import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** The bank of questions: a question lives on, its versions are written once. */
export class Questions0011 implements MigrationInterface {
  name = 'Questions1763000000011';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "questions" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "number" varchar(60) NOT NULL, "status" varchar(40) NOT NULL, "currentVersionId" varchar(36) NOT NULL, "shared" integer NOT NULL, "identity" varchar(64), "stemSha256" varchar(64) NOT NULL, "createdAt" varchar(24) NOT NULL, CONSTRAINT "ck_QuestionRow_status" CHECK ("status" IN ('active', 'retired')))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "ux_questions_number" ON "questions" ("agencyId", "number")`);
    await runner.query(`CREATE UNIQUE INDEX "ux_questions_identity" ON "questions" ("agencyId", "identity")`);
    await runner.query(`CREATE INDEX "ix_questions_stem" ON "questions" ("agencyId", "stemSha256")`);
    await runner.query(`CREATE INDEX "ix_questions_status" ON "questions" ("agencyId", "status", "id")`);
    await runner.query(
      `CREATE TABLE "question_versions" ("id" varchar(36) PRIMARY KEY NOT NULL, "questionId" varchar(36) NOT NULL, "agencyId" varchar(36) NOT NULL, "version" integer NOT NULL, "kind" varchar(40) NOT NULL, "topic" varchar(60) NOT NULL, "difficulty" integer NOT NULL, "stem" text NOT NULL, "options" text NOT NULL, "answer" varchar(26) NOT NULL, "parts" text, "citations" text NOT NULL, "explanation" text, "sha256" varchar(64) NOT NULL, "createdAt" varchar(24) NOT NULL, "createdBy" varchar(36) NOT NULL, CONSTRAINT "ck_QuestionVersionRow_kind" CHECK ("kind" IN ('single', 'multiple', 'true-false', 'case')), CONSTRAINT "ck_question_versions_difficulty" CHECK ("difficulty" BETWEEN 1 AND 5))`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_question_versions_version" ON "question_versions" ("questionId", "version")`,
    );
    await runner.query(
      `CREATE INDEX "ix_question_versions_topic" ON "question_versions" ("agencyId", "topic", "id")`,
    );
    const guard = new Triggers(runner);
    await guard.writeOnce('question_versions');
    await guard.kept('questions', ['agencyId', 'number', 'createdAt']);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
