import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/** The review a decision rests on, and the accounts of its reviewer's person. */
const REVIEW = `SELECT 1 FROM "case_review_outcomes" r WHERE r."id" = NEW."reviewOutcomeId"`;
const REVIEWERS_ACCOUNTS = `(
  SELECT r."reviewerUserId" UNION
  SELECT u."id" FROM "users" u JOIN "users" me ON me."officerId" = u."officerId" WHERE me."id" = r."reviewerUserId")`;

/** 行政处罚法 第58条第2款 (PEN-15): the day since which who reviews for the first time has the qualification. */
const qualified = (account: string) => `EXISTS (
  SELECT 1 FROM "users" u JOIN "officers" o ON o."id" = u."officerId" WHERE u."id" = ${account}
    AND (o."legalQualification" <> '' OR o."reviewerSince" < '2021-07-15'))`;

const UNQUALIFIED = `NEW."reviewRequired" = 1 AND EXISTS (${REVIEW} AND NOT ${qualified('r."reviewerUserId"')})`;

/** The last answer kept of a case of the ordinary procedure: was a review required? */
const ORDINARY = `EXISTS (SELECT 1 FROM "cases" c WHERE c."id" = NEW."caseId" AND c."procedure" = 'ordinary')`;
const ANSWERED_OTHERWISE = `NEW."reviewRequired" = 0 AND ${ORDINARY} AND NOT EXISTS (
  SELECT 1 FROM "case_review_answers" a WHERE a."caseId" = NEW."caseId" AND a."required" = 0
    AND NOT EXISTS (SELECT 1 FROM "case_review_answers" b WHERE b."caseId" = a."caseId" AND b."seq" > a."seq"))`;

const RISKY = `NEW."reviewRequired" = 0 AND NEW."kind" = 'penalty' AND EXISTS (
  SELECT 1 FROM "cases" c WHERE c."id" = NEW."caseId" AND c."socialRisk" = 1)`;

/**
 * 行政处罚法 第58条, held by the database itself beyond 0010: a review is not given by who settled or discussed the case, nor by
 * who may not review at all; and what the agency's catalogue, a social risk or the answer kept with the case require is
 * not called free of review.
 */
export class Eligibility0024 implements MigrationInterface {
  name = 'Eligibility1763000000024';

  async up(runner: QueryRunner): Promise<void> {
    const postgres = runner.connection.options.type === 'postgres';
    const differ = postgres ? 'IS DISTINCT FROM' : 'IS NOT';
    const listed = (json: string) =>
      postgres ? `jsonb_array_elements_text((${json})::jsonb)` : `json_each(${json})`;
    const has = (json: string, value: string) =>
      `EXISTS (SELECT 1 FROM ${listed(json)} j WHERE ${postgres ? 'j' : 'j."value"'} = ${value})`;
    const named = (json: string, name: string) =>
      `${postgres ? 'strpos' : 'instr'}(${json}, '"' || ${name} || '"') > 0`;

    // A guard on SQLite may not be recursive itself; what it reads may.
    await runner.query(`CREATE VIEW "agency_lines" AS
      WITH RECURSIVE line ("agencyId", "aboveId") AS (
        SELECT "id", "id" FROM "agencies" UNION
        SELECT l."agencyId", a."parentId" FROM line l JOIN "agencies" a ON a."id" = l."aboveId" WHERE a."parentId" IS NOT NULL)
      SELECT "agencyId", "aboveId" FROM line`);

    const settled = `NEW."reviewRequired" = 1 AND EXISTS (${REVIEW} AND (
      EXISTS (SELECT 1 FROM "review_disputes" d WHERE d."caseId" = r."caseId" AND d."byUserId" IN ${REVIEWERS_ACCOUNTS})
      OR EXISTS (
        SELECT 1 FROM "case_discussions" d JOIN "users" u ON u."id" IN ${REVIEWERS_ACCOUNTS}
        LEFT JOIN "officers" o ON o."id" = u."officerId"
        WHERE d."caseId" = r."caseId" AND (
          d."chair" = u."name" OR ${named('d."participants"', 'u."name"')}
          OR d."chair" = o."name" OR ${named('d."participants"', 'o."name"')}))))`;

    const catalogued = `NEW."reviewRequired" = 0 AND EXISTS (
      SELECT 1 FROM "cases" c JOIN "agency_lines" l ON l."agencyId" = c."agencyId"
      JOIN "review_catalogue" e ON e."agencyId" = l."aboveId"
      WHERE c."id" = NEW."caseId" AND c."procedure" = 'ordinary'
        AND e."effectiveFrom" <= NEW."decidedOn"
        AND (e."effectiveTo" IS NULL OR e."effectiveTo" >= NEW."decidedOn")
        AND (e."repealedFrom" IS NULL OR e."repealedFrom" > NEW."decidedOn")
        AND (e."level" = 'all' OR (e."level" = 'own' AND e."agencyId" = c."agencyId")
          OR (e."level" = 'below' AND e."agencyId" <> c."agencyId"))
        AND ${has('e."decisionKinds"', 'NEW."kind"')}
        AND (e."fields" = '[]' OR ${has('e."fields"', 'c."field"')})
        AND (e."penaltyKinds" = '[]' OR EXISTS (
          SELECT 1 FROM ${listed('e."penaltyKinds"')} p WHERE ${has('NEW."penalties"', postgres ? 'p' : 'p."value"')}))
        AND (e."fromFen" IS NULL OR NEW."fineFen" + NEW."confiscatedFen" >= e."fromFen"))`;

    const guard = new Triggers(runner);
    const decision = (name: string, when: string, message: string) =>
      guard.refuse(`tr_case_decisions_${name}`, 'INSERT', 'case_decisions', when, message);
    await decision('qualified', UNQUALIFIED, 'PEN-15: the reviewer is not qualified');
    await decision('settled', settled, 'PEN-14: the reviewer settled or discussed the case');
    await decision('risk', RISKY, 'REV-06: this decision does require a review');
    await decision('catalogue', catalogued, 'REV-08: the catalogue in force requires a review');
    await decision('answer', ANSWERED_OTHERWISE, 'PEN-14: the answer kept with the case requires a review');

    // A case that called itself simple for a moment would pass by the catalogue.
    const fixed = (table: string, name: string, when: string, message: string) =>
      guard.refuse(`tr_${table}_${name}`, 'UPDATE', table, when, message);
    await fixed('cases', 'procedure', `NEW."procedure" ${differ} OLD."procedure"`, 'the procedure of a case is fixed');
    await fixed(
      'cases',
      'risk_decided',
      `EXISTS (SELECT 1 FROM "case_decisions" d WHERE d."caseId" = OLD."id") AND NEW."socialRisk" ${differ} OLD."socialRisk"`,
      'what a decision was made on is fixed',
    );
    const judged = `NEW."opinedBy" IS NOT NULL AND OLD."opinedBy" IS NULL`;
    await fixed(
      'legality_items',
      'qualified',
      `${judged} AND NOT ${qualified('NEW."opinedBy"')}`,
      'PEN-15: the reviewer is not qualified',
    );
    await fixed(
      'legality_items',
      'other_person',
      `${judged} AND EXISTS (
        SELECT 1 FROM "users" a JOIN "users" b ON b."officerId" = a."officerId"
        WHERE a."id" = NEW."opinedBy" AND b."id" = NEW."submittedBy")`,
      'nobody reviews what he submitted',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
