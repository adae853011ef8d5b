import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** 行政处罚法 第64条第2、3项: the hour and the place of a hearing, and why it is closed. Older notices said none. */
export class Hearings0025 implements MigrationInterface {
  name = 'Hearings1763000000025';

  async up(runner: QueryRunner): Promise<void> {
    for (const column of [
      `"scheduledTime" varchar(5)`,
      `"place" varchar(200)`,
      `"closedFor" varchar(40) CONSTRAINT "ck_CaseHearingRow_closedFor" CHECK ("closedFor" IN ('state-secret', 'trade-secret', 'privacy'))`,
    ])
      await runner.query(`ALTER TABLE "case_hearings" ADD COLUMN ${column}`);

    const differ = runner.connection.options.type === 'postgres' ? 'IS DISTINCT FROM' : 'IS NOT';
    const changed = (columns: readonly string[]) =>
      columns.map((column) => `NEW."${column}" ${differ} OLD."${column}"`).join(' OR ');
    const guard = new Triggers(runner);
    await guard.refuse(
      'tr_case_hearings_announced',
      'UPDATE',
      'case_hearings',
      `(${changed(['scheduledFor', 'noticedOn'])}) AND (NEW."scheduledTime" IS NULL OR NEW."place" IS NULL)`,
      'PEN-11: a hearing is announced with its hour and place',
    );
    await guard.refuse(
      'tr_case_hearings_where',
      'UPDATE',
      'case_hearings',
      `OLD."recordedAt" IS NOT NULL AND (${changed(['scheduledTime', 'place', 'closedFor'])})`,
      'a recorded hearing is fixed',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
