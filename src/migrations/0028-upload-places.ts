import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Several servers share one database and one object store: which of them holds the bytes of an unfinished upload. */
export class UploadPlaces0028 implements MigrationInterface {
  name = 'UploadPlaces1763000000028';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "upload_places" ("id" varchar(36) PRIMARY KEY NOT NULL, "ownerId" varchar(36) NOT NULL, "nodeId" varchar(36) NOT NULL, "nodeAddress" varchar(200), "createdAt" varchar(24) NOT NULL)`,
    );
    await runner.query(`CREATE INDEX "ix_upload_places_node" ON "upload_places" ("nodeId", "createdAt")`);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
