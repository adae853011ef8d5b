import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

const KIND = `CHECK ("kind" IN ('public-law', 'field', 'ethics'))`;

/** Training: plans, courses and how far each person studied them, lectures and who signed in. */
export class Training0014 implements MigrationInterface {
  name = 'Training1763000000014';

  async up(runner: QueryRunner): Promise<void> {
    await this.courses(runner);
    await this.people(runner);
    const guard = new Triggers(runner);
    await guard.kept('training_plans', ['agencyId', 'year']);
    await guard.kept('courses', ['agencyId', 'code', 'title', 'summary', 'kind', 'createdAt', 'createdBy']);
    await guard.writeOnce('course_units');
    await guard.writeOnce('course_files');
    await guard.writeOnce('course_completions');
    await guard.kept('unit_progress', ['unitId', 'courseId', 'userId']);
    await guard.refuse('tr_unit_progress_back', 'UPDATE', 'unit_progress', 'NEW."counted" < OLD."counted"', 'progress does not go back');
    await guard.kept('lectures', ['agencyId', 'title', 'kind', 'startsAt', 'endsAt', 'secret', 'createdAt']);
    await guard.refuse('tr_lectures_over', 'UPDATE', 'lectures', `OLD."state" <> 'planned'`, 'a lecture that is over is fixed');
    await guard.kept('lecture_sign_ins', ['lectureId', 'agencyId', 'userId', 'officerId', 'name', 'signedInAt']);
    await guard.refuse('tr_lecture_sign_ins_counted', 'UPDATE', 'lecture_sign_ins', 'OLD."minutes" IS NOT NULL', 'hours that were counted are fixed');
  }

  private async courses(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "training_plans" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "year" integer NOT NULL, "targetHours" integer NOT NULL, "title" varchar(200) NOT NULL, "note" text, "setAt" varchar(24) NOT NULL, "setBy" varchar(36) NOT NULL, CONSTRAINT "ck_training_plans_hours" CHECK ("targetHours" BETWEEN 1 AND 1000))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "ux_training_plans_year" ON "training_plans" ("agencyId", "year")`);
    await runner.query(
      `CREATE TABLE "courses" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "code" varchar(60), "title" varchar(200) NOT NULL, "summary" text NOT NULL, "kind" varchar(40) NOT NULL, "shared" integer NOT NULL, "state" varchar(40) NOT NULL, "createdAt" varchar(24) NOT NULL, "createdBy" varchar(36) NOT NULL, CONSTRAINT "ck_CourseRow_kind" ${KIND}, CONSTRAINT "ck_CourseRow_state" CHECK ("state" IN ('open', 'closed')))`,
    );
    await runner.query(`CREATE INDEX "ix_courses_agency" ON "courses" ("agencyId", "state", "id")`);
    await runner.query(`CREATE UNIQUE INDEX "ux_courses_code" ON "courses" ("agencyId", "code")`);
    await runner.query(
      `CREATE TABLE "course_units" ("id" varchar(36) PRIMARY KEY NOT NULL, "courseId" varchar(36) NOT NULL, "seq" integer NOT NULL, "kind" varchar(40) NOT NULL, "title" varchar(200) NOT NULL, "seconds" integer NOT NULL, "body" text, "fileId" varchar(36), "evidenceId" varchar(36), CONSTRAINT "ck_CourseUnitRow_kind" CHECK ("kind" IN ('text', 'pdf', 'video')), CONSTRAINT "ck_course_units_seconds" CHECK ("seconds" BETWEEN 1 AND 36000), CONSTRAINT "ck_course_units_content" CHECK (("kind" = 'text' AND "body" IS NOT NULL) OR ("kind" = 'pdf' AND "fileId" IS NOT NULL) OR ("kind" = 'video' AND "evidenceId" IS NOT NULL)))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "ux_course_units_seq" ON "course_units" ("courseId", "seq")`);
    await runner.query(
      `CREATE TABLE "course_files" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "name" varchar(255) NOT NULL, "bytes" bigint NOT NULL, "sha256" varchar(64) NOT NULL, "content" text NOT NULL, "storedAt" varchar(24) NOT NULL, "storedBy" varchar(36) NOT NULL)`,
    );
  }

  private async people(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "unit_progress" ("id" varchar(36) PRIMARY KEY NOT NULL, "unitId" varchar(36) NOT NULL, "courseId" varchar(36) NOT NULL, "userId" varchar(36) NOT NULL, "counted" integer NOT NULL, "position" integer NOT NULL, "reportedAt" varchar(24) NOT NULL, "finishedAt" varchar(24))`,
    );
    await runner.query(`CREATE UNIQUE INDEX "ux_unit_progress_person" ON "unit_progress" ("unitId", "userId")`);
    await runner.query(`CREATE INDEX "ix_unit_progress_user" ON "unit_progress" ("userId", "reportedAt")`);
    await runner.query(
      `CREATE TABLE "course_completions" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "courseId" varchar(36) NOT NULL, "userId" varchar(36) NOT NULL, "officerId" varchar(36), "minutes" integer NOT NULL, "on" varchar(10) NOT NULL, "at" varchar(24) NOT NULL)`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_course_completions_person" ON "course_completions" ("courseId", "userId")`,
    );
    await runner.query(`CREATE INDEX "ix_course_completions_user" ON "course_completions" ("userId", "on")`);
    await runner.query(
      `CREATE TABLE "lectures" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "title" varchar(200) NOT NULL, "kind" varchar(40) NOT NULL, "place" varchar(200) NOT NULL, "lecturer" varchar(60) NOT NULL, "startsAt" varchar(24) NOT NULL, "endsAt" varchar(24) NOT NULL, "shared" integer NOT NULL, "secret" varchar(64) NOT NULL, "state" varchar(40) NOT NULL, "createdAt" varchar(24) NOT NULL, "createdBy" varchar(36) NOT NULL, CONSTRAINT "ck_LectureRow_kind" ${KIND}, CONSTRAINT "ck_LectureRow_state" CHECK ("state" IN ('planned', 'held', 'cancelled')))`,
    );
    await runner.query(`CREATE INDEX "ix_lectures_agency" ON "lectures" ("agencyId", "startsAt")`);
    await runner.query(
      `CREATE TABLE "lecture_sign_ins" ("id" varchar(36) PRIMARY KEY NOT NULL, "lectureId" varchar(36) NOT NULL, "agencyId" varchar(36) NOT NULL, "userId" varchar(36) NOT NULL, "officerId" varchar(36), "name" varchar(60) NOT NULL, "signedInAt" varchar(24) NOT NULL, "signedOutAt" varchar(24), "minutes" integer)`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ux_lecture_sign_ins_person" ON "lecture_sign_ins" ("lectureId", "userId")`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
