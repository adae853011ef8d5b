import { ReviewRow } from '../../../src/modules/reviews/index.js';
import { CaseReviewOutcomeRow } from '../../../src/modules/cases/index.js';
import { writeDirectly } from '../../support/direct-database-write.js';
import { DRIVER } from '../../support/database.js';
import { DirectSql } from './direct-sql.js';

/** 行政处罚法 58: whoever asked for an opinion waits for it, and no opinion comes after the decision. */
describe(`a decision and a round of review under way, on ${DRIVER}`, () => {
  let directSql: DirectSql;
  const perform = (...asked: Parameters<DirectSql['step']>) =>
    directSql.program.perform(directSql.step(...asked));
  const does = (...asked: Parameters<DirectSql['does']>) => directSql.does(...asked);
  const lastRound = () =>
    writeDirectly(directSql.program.office, (db) =>
      db
        .getRepository(ReviewRow)
        .findOneOrFail({ where: { caseId: directSql.program.caseId }, order: { round: 'DESC' } }),
    );

  beforeAll(async () => {
    directSql = await DirectSql.open();
  });
  beforeEach(() => directSql.reviewed());
  afterAll(() => directSql.program.close());

  it('is refused though the round before passed, by the program and by the database, until the opinion is there', async () => {
    const UNDER_WAY = /PEN-14: a review is under way/;
    await does('submit', 'officer1');
    expect(await perform('decide', 'leader1')).toBe('case.review-pending');
    await expect(directSql.write()).rejects.toThrow(UNDER_WAY);
    await does('take', 'reviewer2');
    expect(await perform('decide', 'leader1')).toBe('case.review-pending');
    await expect(directSql.write()).rejects.toThrow(UNDER_WAY);
    await does('opine', 'reviewer2', { agree: false });
    expect(await perform('decide', 'leader1')).toBe('case.review-not-passed');
  });

  it('is refused also where none was required: it was asked for', async () => {
    await does('draft', 'officer1', { fineFen: 80_000 });
    await does('submit', 'officer1');
    expect(await perform('decide', 'leader1')).toBe('case.review-pending');
    await directSql.answerFree();
    await expect(directSql.writeFree()).rejects.toThrow(/PEN-14: a review is under way/);
    await does('take', 'reviewer2');
    await does('opine', 'reviewer2');
    await does('decide', 'leader1');
  });

  it('stands on the earlier opinion once the later round was returned; that round is over then', async () => {
    await does('submit', 'officer1');
    await does('return', 'reviewer1');
    await does('decide', 'leader1');
    const round = await lastRound();
    expect(round).toMatchObject({ round: 2, state: 'returned' });
    await writeDirectly(directSql.program.office, async (db) => {
      for (const state of ['submitted', 'taken', 'opined'] as const)
        await expect(db.getRepository(ReviewRow).update({ id: round.id }, { state })).rejects.toThrow(
          /PEN-14: the case is decided/,
        );
    });
  });

  it('has no opinion written behind it, whoever writes it', async () => {
    await does('decide', 'leader1');
    await expect(directSql.outcomeBy('reviewer2')).rejects.toThrow(/PEN-14: the case is decided/);
    expect(await perform('opine', 'reviewer1')).toBe('review.case-decided');
    await writeDirectly(directSql.program.office, async (db) => {
      const reviews = db.getRepository(ReviewRow);
      const before = await reviews.findOneByOrFail({ caseId: directSql.program.caseId });
      const next = {
        ...before,
        id: directSql.program.office.clock.newId(),
        round: 2,
        state: 'submitted' as const,
      };
      await expect(reviews.insert(next)).rejects.toThrow(/PEN-14: the case is decided/);
      expect(await db.getRepository(CaseReviewOutcomeRow).countBy({ caseId: before.caseId })).toBe(1);
    });
  });
});
