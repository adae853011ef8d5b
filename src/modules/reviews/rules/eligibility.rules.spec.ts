import { type CaseTies, mayReview, type Reviewer } from './eligibility.rules.js';

const QUALIFIED: Reviewer = {
  userId: 'u-reviewer',
  officerId: 'o-reviewer',
  legalQualification: 'A20193701020001',
  reviewerSince: null,
};
const reviewer = (changes: Partial<Reviewer> = {}): Reviewer => ({ ...QUALIFIED, ...changes });
const TIES: CaseTies = {
  officerIds: ['o-1', 'o-2'],
  actorUserIds: ['u-1', 'u-leader'],
  submittedBy: 'u-1',
};
const ties = (changes: Partial<CaseTies> = {}): CaseTies => ({ ...TIES, ...changes });
const own = { ok: false, refusal: { code: 'review.own-case', ruleId: 'PEN-14' } };
const unqualified = { ok: false, refusal: { code: 'review.not-qualified', ruleId: 'PEN-15' } };

describe('who may review (PEN-14, PEN-15)', () => {
  it('is a qualified person without ties to the case', () => {
    expect(mayReview(reviewer(), ties()).ok).toBe(true);
  });

  it.each([
    ['an officer of the case', { officerIds: ['o-1', 'o-reviewer'] }],
    ['who submitted it', { submittedBy: 'u-reviewer' }],
    ['who took any step in it, in whatever role', { actorUserIds: ['u-leader', 'u-reviewer'] }],
  ])('S15: is not %s', (_, changes) => {
    expect(mayReview(reviewer(), ties(changes))).toMatchObject(own);
  });

  it('may have no officer record at all', () => {
    expect(mayReview(reviewer({ officerId: undefined }), ties()).ok).toBe(true);
  });

  it.each([null, ''])(
    'S15, PEN-15: is not a first-time reviewer with the legal qualification %j',
    (given) => {
      expect(mayReview(reviewer({ legalQualification: given }), ties())).toMatchObject(unqualified);
    },
  );

  it('PEN-15: may be unqualified only who reviewed before 2021-07-15', () => {
    const since = (reviewerSince: string) => reviewer({ legalQualification: null, reviewerSince });
    expect(mayReview(since('2021-07-14'), ties()).ok).toBe(true);
    expect(mayReview(since('2021-07-15'), ties())).toMatchObject(unqualified);
  });

  it('is told of the tie before the qualification', () => {
    const given = mayReview(reviewer({ legalQualification: null }), ties({ submittedBy: 'u-reviewer' }));
    expect(given).toMatchObject(own);
  });
});
