import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/**
 * Accounts without roles until two administrators gave them, one-time links, delays in place of lock-out, devices, and
 * one active account for one officer record. Where two accounts share a record already, the older one keeps it and the
 * others are marked: they go on working and are shown to the administrators.
 */
export class Accounts0030 implements MigrationInterface {
  name = 'Accounts1763000000030';

  async up(runner: QueryRunner): Promise<void> {
    const run = (sql: string) => runner.query(sql);
    await run(`ALTER TABLE "users" ADD COLUMN "sharesFile" integer NOT NULL DEFAULT 0`);
    await run(`ALTER TABLE "users" ADD COLUMN "noticesSeenAt" varchar(24)`);
    await run(
      `UPDATE "users" SET "sharesFile" = 1 WHERE "status" = 'active' AND EXISTS (
        SELECT 1 FROM "users" o WHERE o."officerId" = "users"."officerId" AND o."status" = 'active' AND o."id" < "users"."id")`,
    );
    await run(
      `CREATE UNIQUE INDEX "ux_users_officer" ON "users" ("officerId") WHERE "status" = 'active' AND "sharesFile" = 0`,
    );
    await run(`ALTER TABLE "sessions" ADD COLUMN "kind" varchar(40) NOT NULL DEFAULT 'program'`);
    await run(`ALTER TABLE "sessions" ADD COLUMN "device" varchar(60) NOT NULL DEFAULT ''`);
    await run(`ALTER TABLE "sessions" ADD COLUMN "address" varchar(64) NOT NULL DEFAULT ''`);
    await run(`ALTER TABLE "sessions" ADD COLUMN "lastUsedAt" varchar(24)`);
    await run(
      `CREATE TABLE "account_devices" ("id" varchar(36) PRIMARY KEY NOT NULL, "userId" varchar(36) NOT NULL, "tokenHash" varchar(64) NOT NULL, "label" varchar(60) NOT NULL, "firstSeenAt" varchar(24) NOT NULL, "lastSeenAt" varchar(24) NOT NULL, CONSTRAINT "UQ_account_devices_token" UNIQUE ("tokenHash"))`,
    );
    await run(`CREATE INDEX "ix_account_devices_user" ON "account_devices" ("userId")`);
    await run(
      `CREATE TABLE "sign_in_delays" ("key" varchar(64) PRIMARY KEY NOT NULL, "accountKey" varchar(64) NOT NULL, "failures" integer NOT NULL, "blockedUntil" varchar(24) NOT NULL, "updatedAt" varchar(24) NOT NULL)`,
    );
    await run(`CREATE INDEX "ix_sign_in_delays_account" ON "sign_in_delays" ("accountKey")`);
    await run(`CREATE INDEX "ix_sign_in_delays_updated" ON "sign_in_delays" ("updatedAt")`);
    await run(
      `CREATE TABLE "account_links" ("id" varchar(36) PRIMARY KEY NOT NULL, "userId" varchar(36) NOT NULL, "tokenHash" varchar(64) NOT NULL, "issuedBy" varchar(36) NOT NULL, "issuedAt" varchar(24) NOT NULL, "expiresAt" varchar(24) NOT NULL, "endedAt" varchar(24), CONSTRAINT "UQ_account_links_token" UNIQUE ("tokenHash"))`,
    );
    await run(`CREATE INDEX "ix_account_links_user" ON "account_links" ("userId")`);
    await run(
      `CREATE TABLE "role_proposals" ("id" varchar(36) PRIMARY KEY NOT NULL, "userId" varchar(36) NOT NULL, "roles" text NOT NULL, "reason" text NOT NULL, "proposedBy" varchar(36) NOT NULL, "proposedAt" varchar(24) NOT NULL, "state" varchar(40) NOT NULL, "decidedBy" varchar(36), "decidedAt" varchar(24), "remark" text, CONSTRAINT "ck_RoleProposalRow_state" CHECK ("state" IN ('open', 'confirmed', 'rejected')))`,
    );
    await run(`CREATE INDEX "ix_role_proposals_user" ON "role_proposals" ("userId")`);
    await run(
      `CREATE UNIQUE INDEX "ux_role_proposals_open" ON "role_proposals" ("userId") WHERE "state" = 'open'`,
    );
    await this.guard(new Triggers(runner));
  }

  /** GB/T 22239: who proposes does not confirm, and nobody does either for himself. */
  private async guard(guard: Triggers): Promise<void> {
    const own = `NEW."proposedBy" = NEW."userId"`;
    const oneHand = `NEW."state" = 'confirmed' AND (NEW."decidedBy" IS NULL OR NEW."decidedBy" = NEW."proposedBy" OR NEW."decidedBy" = NEW."userId")`;
    await guard.refuse('tr_role_proposals_begin', 'INSERT', 'role_proposals', `${own} OR NEW."state" <> 'open'`, 'roles are proposed by another person, and confirmed later');
    await guard.refuse('tr_role_proposals_hands', 'UPDATE', 'role_proposals', oneHand, 'roles are confirmed by a second administrator');
    await guard.refuse('tr_role_proposals_once', 'UPDATE', 'role_proposals', `OLD."state" <> 'open'`, 'a proposal is decided once');
    await guard.kept('role_proposals', ['userId', 'roles', 'reason', 'proposedBy', 'proposedAt']);
    await guard.refuse('tr_account_links_once', 'UPDATE', 'account_links', `OLD."endedAt" IS NOT NULL`, 'a link is used once');
    await guard.kept('account_links', ['userId', 'tokenHash', 'issuedBy', 'issuedAt', 'expiresAt']);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
