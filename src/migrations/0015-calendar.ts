import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** Calendars of years that were published after the program. */
export class Calendar0015 implements MigrationInterface {
  name = 'Calendar1763000000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "calendar_years" ("id" varchar(36) PRIMARY KEY NOT NULL, "seq" integer NOT NULL, "year" integer NOT NULL, "notice" varchar(200) NOT NULL, "published" text NOT NULL, "sha256" varchar(64) NOT NULL, "importedAt" varchar(24) NOT NULL, "importedBy" varchar(36) NOT NULL, "importedByName" varchar(60) NOT NULL, CONSTRAINT "uq_calendar_years_seq" UNIQUE ("seq"))`,
    );
    await new Triggers(runner).writeOnce('calendar_years');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
