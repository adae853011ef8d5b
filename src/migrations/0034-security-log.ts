import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sign-ins and refusals with address, device and outcome; rows are deleted when their time is over, never changed. */
export class SecurityLog0034 implements MigrationInterface {
  name = 'SecurityLog1763000000034';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "security_log" ("id" varchar(36) PRIMARY KEY NOT NULL, "at" varchar(24) NOT NULL, "kind" varchar(40) NOT NULL, "count" integer NOT NULL, "username" varchar(60) NOT NULL, "userId" varchar(36), "agencyId" varchar(36), "address" varchar(64) NOT NULL, "device" varchar(200) NOT NULL, "route" varchar(200) NOT NULL, "status" integer NOT NULL, "code" varchar(80) NOT NULL, CONSTRAINT "ck_SecurityLogRow_kind" CHECK ("kind" IN ('signed-in', 'sign-in-refused', 'signed-out', 'not-signed-in', 'denied', 'too-many')))`,
    );
    await runner.query(`CREATE INDEX "ix_security_log_at" ON "security_log" ("at", "id")`);
    await runner.query(`CREATE INDEX "ix_security_log_agency" ON "security_log" ("agencyId", "id")`);
    const name = 'tr_security_log_no_update';
    const message = 'rows of the security log are never changed';
    if (runner.connection.options.type === 'postgres') {
      await runner.query(
        `CREATE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF TRUE THEN RAISE EXCEPTION '${message}'; END IF; RETURN NEW; END $$`,
      );
      await runner.query(
        `CREATE TRIGGER "${name}" BEFORE UPDATE ON "security_log" FOR EACH ROW EXECUTE FUNCTION "${name}"()`,
      );
    } else
      await runner.query(
        `CREATE TRIGGER "${name}" BEFORE UPDATE ON "security_log" WHEN 1 BEGIN SELECT RAISE(ABORT, '${message}'); END`,
      );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
