import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** The review a decision rests on. */
const REVIEW = `SELECT 1 FROM "case_review_outcomes" r WHERE r."id" = NEW."reviewOutcomeId"`;

const OTHER_LAW = `NEW."reviewRequired" = 1 AND NOT EXISTS (${REVIEW} AND r."lawVersion" = NEW."lawVersion")`;

/** Places in the timeline order the acts of a case; the instant of the record counts as well. */
const UNHEARD = `NEW."reviewRequired" = 1 AND (
  EXISTS (${REVIEW} AND EXISTS (
    SELECT 1 FROM "case_hearings" h WHERE h."caseId" = r."caseId" AND h."recordedAt" > r."at"))
  OR EXISTS (
    SELECT 1 FROM "case_events" h WHERE h."caseId" = NEW."caseId" AND h."act" = 'case.record-hearing' AND h."seq" > (
      SELECT coalesce(max(o."seq"), -1) FROM "case_events" o
      WHERE o."caseId" = NEW."caseId" AND o."act" = 'review.opine')))`;

/** Accounts of the reviewer's person: his own and every other that belongs to the same officer record. */
const REVIEWERS_ACCOUNTS = `(
  SELECT r."reviewerUserId" UNION
  SELECT u."id" FROM "users" u JOIN "users" me ON me."officerId" = u."officerId" WHERE me."id" = r."reviewerUserId")`;

const INVOLVED = `NEW."reviewRequired" = 1 AND EXISTS (${REVIEW} AND (
  NEW."decidedBy" IN ${REVIEWERS_ACCOUNTS}
  OR EXISTS (
    SELECT 1 FROM "case_events" e WHERE e."caseId" = r."caseId" AND e."act" LIKE 'case.%'
      AND e."actorId" IN ${REVIEWERS_ACCOUNTS})
  OR EXISTS (
    SELECT 1 FROM "case_events" e JOIN "users" me ON me."id" = r."reviewerUserId"
    WHERE e."caseId" = r."caseId" AND e."act" LIKE 'case.%' AND e."officers" LIKE '%"' || me."officerId" || '"%')
  OR EXISTS (
    SELECT 1 FROM "cases" c JOIN "users" me ON me."id" = r."reviewerUserId"
    WHERE c."id" = r."caseId" AND c."officerIds" LIKE '%"' || me."officerId" || '"%')
  OR EXISTS (
    SELECT 1 FROM "case_evidence" i JOIN "ledger_entries" l ON l."subjectType" = 'evidence' AND l."subjectId" = i."id"
    WHERE i."caseId" = r."caseId"
      AND l."act" IN ('evidence.receive', 'evidence.assign-recording', 'evidence.exclude')
      AND l."actorId" IN ${REVIEWERS_ACCOUNTS})
  OR EXISTS (
    SELECT 1 FROM "ledger_entries" l WHERE l."subjectType" = 'case' AND l."subjectId" = r."caseId"
      AND l."act" = 'evidence.explain-gap' AND l."actorId" IN ${REVIEWERS_ACCOUNTS})))`;

/** 行政处罚法 第63条第1款第3、4项: kinds of penalty that need a review whatever the sum. Sums are the law packs'. */
const WEIGHTY = ['grade-reduction', 'licence-revocation', 'business-suspension', 'closure', 'business-restriction'];

const CALLED_NOT_REQUIRED = `NEW."reviewRequired" = 0 AND NEW."kind" = 'penalty' AND (
  ${WEIGHTY.map((kind) => `NEW."penalties" LIKE '%"${kind}"%'`).join(' OR ')}
  OR EXISTS (
    SELECT 1 FROM "cases" c WHERE c."id" = NEW."caseId" AND (c."publicInterest" = 1 OR c."complex" = 1))
  OR EXISTS (
    SELECT 1 FROM "case_hearings" h WHERE h."caseId" = NEW."caseId" AND h."heldOn" IS NOT NULL))`;

/** What was decided on stands as it was decided. */
const DECIDED = ['agencyId', 'officerIds', 'facts', 'publicInterest', 'complex', 'grave', 'draft'];

/**
 * 行政处罚法 第58条, held by the database itself beyond 0002: the review of a decision is of the same law packs, later
 * than the hearing, and by one who had no hand in the case; and nothing is updated to make it so.
 */
export class Gate0010 implements MigrationInterface {
  name = 'Gate1763000000010';

  async up(runner: QueryRunner): Promise<void> {
    const differ = runner.connection.options.type === 'postgres' ? 'IS DISTINCT FROM' : 'IS NOT';
    const changed = (columns: readonly string[]) =>
      columns.map((column) => `NEW."${column}" ${differ} OLD."${column}"`).join(' OR ');
    await runner.query(`ALTER TABLE "case_decisions" ADD COLUMN "lawVersion" varchar(120)`);

    const guard = new Triggers(runner);
    const decision = (name: string, when: string, message: string) =>
      guard.refuse(`tr_case_decisions_${name}`, 'INSERT', 'case_decisions', when, `PEN-14: ${message}`);
    await decision('law', OTHER_LAW, 'reviewed under another version of the law packs');
    await decision('heard', UNHEARD, 'the last review is older than the hearing');
    await decision('stranger', INVOLVED, 'the reviewer had a hand in the case');
    await decision('scope', CALLED_NOT_REQUIRED, 'this decision does require a review');

    const fixed = (table: string, name: string, when: string, message: string) =>
      guard.refuse(`tr_${table}_${name}`, 'UPDATE', table, when, message);
    await fixed(
      'case_decisions',
      'law_fixed',
      changed(['lawVersion']),
      'the substance of case_decisions is fixed',
    );
    await fixed(
      'cases',
      'decided',
      `EXISTS (SELECT 1 FROM "case_decisions" d WHERE d."caseId" = OLD."id") AND (${changed(DECIDED)})`,
      'what a decision was made on is fixed',
    );
    await guard.kept('case_hearings', ['caseId', 'requestedOn']);
    const recorded = changed(['noticedOn', 'scheduledFor', 'presiderOfficerId', 'heldOn', 'recordedAt']);
    await fixed(
      'case_hearings',
      'recorded',
      `OLD."recordedAt" IS NOT NULL AND (${recorded})`,
      'a recorded hearing is fixed',
    );
    await fixed(
      'users',
      'person',
      `OLD."officerId" IS NOT NULL AND (${changed(['officerId'])})`,
      'the person of an account is fixed',
    );
    await fixed(
      'case_evidence',
      'listed',
      changed(['caseId', 'sha256', 'stage']),
      'the substance of case_evidence is fixed',
    );
    await guard.refuse(
      'tr_case_evidence_no_delete',
      'DELETE',
      'case_evidence',
      runner.connection.options.type === 'postgres' ? 'TRUE' : '1',
      'case_evidence keeps its rows',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
