import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** The id by which the database and its evidence store know each other. */
export class Identity0029 implements MigrationInterface {
  name = 'Identity1763000000029';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "store_identity" ("id" varchar(36) PRIMARY KEY NOT NULL, "createdAt" varchar(24) NOT NULL)`,
    );
    await new Triggers(runner).writeOnce('store_identity');
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
