import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** Holds, disposals, markers and outside shares of evidence. */
export class Custody0007 implements MigrationInterface {
  name = 'Custody1763000000007';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE "evidence_holds" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "caseId" varchar(36) NOT NULL, "evidenceId" varchar(36), "until" varchar(10) NOT NULL, "reason" varchar(500) NOT NULL, "authority" varchar(200), "heldByName" varchar(60) NOT NULL, "at" varchar(24) NOT NULL)`,
    );
    await runner.query(
      `CREATE INDEX "ix_evidence_holds_case" ON "evidence_holds" ("caseId")`,
    );
    await runner.query(
      `CREATE TABLE "evidence_classes" ("id" varchar(36) PRIMARY KEY NOT NULL, "evidenceId" varchar(36) NOT NULL, "category" varchar(60) NOT NULL, "reason" varchar(500) NOT NULL, "byName" varchar(60) NOT NULL, "at" varchar(24) NOT NULL)`,
    );
    await runner.query(
      `CREATE INDEX "ix_evidence_classes_item" ON "evidence_classes" ("evidenceId")`,
    );
    await runner.query(
      `CREATE TABLE "evidence_disposals" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "evidenceId" varchar(36) NOT NULL, "caseId" varchar(36) NOT NULL, "state" varchar(40) NOT NULL, "filename" varchar(255) NOT NULL, "bytes" bigint NOT NULL, "sha256" varchar(64) NOT NULL, "sm3" varchar(64), "reason" varchar(1000) NOT NULL, "grounds" text NOT NULL, "proposedBy" varchar(36) NOT NULL, "proposedByName" varchar(60) NOT NULL, "proposedAt" varchar(24) NOT NULL, "certificateNumber" varchar(80), "decidedBy" varchar(36), "decidedByName" varchar(60), "decidedAt" varchar(24), "refusedBecause" varchar(1000), "disposedAt" varchar(24), CONSTRAINT "ck_EvidenceDisposalRow_state" CHECK ("state" IN ('proposed', 'refused', 'approved', 'disposed')), CONSTRAINT "ck_evidence_disposals_two" CHECK ("decidedBy" IS NULL OR "decidedBy" <> "proposedBy"))`,
    );
    await runner.query(
      `CREATE INDEX "ix_evidence_disposals_agency" ON "evidence_disposals" ("agencyId", "id")`,
    );
    await runner.query(
      `CREATE INDEX "ix_evidence_disposals_state" ON "evidence_disposals" ("state", "id")`,
    );
    await runner.query(
      `CREATE INDEX "ix_evidence_disposals_item" ON "evidence_disposals" ("evidenceId")`,
    );
    await runner.query(
      `CREATE TABLE "evidence_markers" ("id" varchar(36) PRIMARY KEY NOT NULL, "evidenceId" varchar(36) NOT NULL, "fromMs" integer NOT NULL, "toMs" integer, "tag" varchar(40) NOT NULL, "note" varchar(200) NOT NULL, "byUserId" varchar(36) NOT NULL, "byName" varchar(60) NOT NULL, "at" varchar(24) NOT NULL, "withdrawnAt" varchar(24))`,
    );
    await runner.query(
      `CREATE INDEX "ix_evidence_markers_item" ON "evidence_markers" ("evidenceId", "fromMs")`,
    );
    await runner.query(
      `CREATE TABLE "evidence_shares" ("id" varchar(36) PRIMARY KEY NOT NULL, "agencyId" varchar(36) NOT NULL, "evidenceId" varchar(36) NOT NULL, "tokenSha256" varchar(64) NOT NULL, "viewer" varchar(60) NOT NULL, "viewerUnit" varchar(120) NOT NULL, "reason" varchar(500) NOT NULL, "expiresAt" varchar(24) NOT NULL, "createdByName" varchar(60) NOT NULL, "createdAt" varchar(24) NOT NULL, "revokedAt" varchar(24), "revokedByName" varchar(60))`,
    );
    await runner.query(
      `CREATE INDEX "ix_evidence_shares_item" ON "evidence_shares" ("evidenceId", "id")`,
    );
    await runner.query(
      `CREATE UNIQUE INDEX "ix_evidence_shares_token" ON "evidence_shares" ("tokenSha256")`,
    );
    const guard = new Triggers(runner);
    for (const table of ['evidence_holds', 'evidence_classes']) await guard.writeOnce(table);
    await guard.kept('evidence_disposals', ['evidenceId', 'caseId', 'filename', 'bytes', 'sha256', 'sm3', 'reason', 'proposedBy', 'proposedAt']);
    await guard.kept('evidence_markers', ['evidenceId', 'fromMs', 'toMs', 'tag', 'note', 'byUserId', 'at']);
    await guard.kept('evidence_shares', ['evidenceId', 'tokenSha256', 'viewer', 'viewerUnit', 'reason', 'expiresAt', 'createdAt']);
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
