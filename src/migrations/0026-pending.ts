import type { MigrationInterface, QueryRunner } from 'typeorm';
import { Triggers } from './triggers.js';

/**
 * 行政处罚法 第58条: no decision while a round of review is under way, be it one more than the law asks for; and after the
 * decision no round is taken up again or gets an opinion, which would stand against a decision already made.
 */
export class Pending0026 implements MigrationInterface {
  name = 'Pending1763000000026';

  async up(runner: QueryRunner): Promise<void> {
    const guard = new Triggers(runner);
    const decided = `EXISTS (SELECT 1 FROM "case_decisions" d WHERE d."caseId" = NEW."caseId")`;
    await guard.refuse(
      'tr_case_decisions_pending',
      'INSERT',
      'case_decisions',
      `EXISTS (SELECT 1 FROM "reviews" r WHERE r."caseId" = NEW."caseId" AND r."state" IN ('submitted', 'taken'))`,
      'PEN-14: a review is under way',
    );
    for (const event of ['INSERT', 'UPDATE'] as const)
      await guard.refuse(
        `tr_reviews_decided_${event.toLowerCase()}`,
        event,
        'reviews',
        `NEW."state" IN ('submitted', 'taken', 'opined')${event === 'UPDATE' ? ` AND NEW."state" <> OLD."state"` : ''} AND ${decided}`,
        'PEN-14: the case is decided',
      );
    await guard.refuse(
      'tr_case_review_outcomes_decided',
      'INSERT',
      'case_review_outcomes',
      decided,
      'PEN-14: the case is decided',
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward; restore a backup instead');
  }
}
