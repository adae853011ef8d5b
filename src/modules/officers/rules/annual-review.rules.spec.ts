import {
  type AnnualReviewLaw,
  lapseOn,
  mayReview,
  type ReviewFacts,
  reviewsDue,
  type ReviewVerdict,
} from './annual-review.rules.js';

const LAW: AnnualReviewLaw = {
  kinds: ['enforcement'],
  firstYear: 2026,
  opens: '01-01',
  closes: '03-31',
  judgesYearOfIssue: false,
};
const HOURS = { hoursPerYear: 60, minutesPerHour: 45 };
const due = (kind = 'enforcement', since = '2023-06-01', through = '2028-05-31') =>
  reviewsDue(kind, since, through, () => LAW);
const verdict = (outcome: ReviewVerdict['outcome'], on: string, year = 2026): ReviewVerdict => ({
  year,
  outcome,
  on,
});

describe('years that must be reviewed (CERT-07)', () => {
  it('CERT-07: are those from the first judged year on, each with the day after its window', () => {
    expect(due()).toEqual([
      { year: 2026, lostFrom: '2027-04-01' },
      { year: 2027, lostFrom: '2028-04-01' },
    ]);
  });

  it('CERT-07: leave out the year in which the card was issued, and kinds the row does not name', () => {
    expect(due('enforcement', '2026-02-01', '2028-01-31').map(({ year }) => year)).toEqual([2027]);
    expect(due('hearing-presider')).toEqual([]);
  });

  it('CERT-07: follow the law of each year', () => {
    const laws = (year: number) => (year === 2027 ? { ...LAW, closes: '06-30' } : LAW);
    expect(reviewsDue('enforcement', '2023-06-01', '2028-12-31', laws)).toEqual([
      { year: 2026, lostFrom: '2027-04-01' },
      { year: 2027, lostFrom: '2028-07-01' },
    ]);
  });
});

describe('a permission lapses by itself (CERT-07)', () => {
  it('CERT-07: when no review was made, on the day after the window, not before', () => {
    expect(lapseOn(due(), [], '2027-03-31')).toBeUndefined();
    expect(lapseOn(due(), [], '2027-04-01')).toEqual({ state: 'review-missed', year: 2026 });
  });

  it('CERT-07: when it was failed, on that same day', () => {
    const failed = [verdict('failed', '2027-02-10')];
    expect(lapseOn(due(), failed, '2027-03-31')).toBeUndefined();
    expect(lapseOn(due(), failed, '2027-04-01')).toEqual({ state: 'review-failed', year: 2026 });
  });

  it('CERT-07: and returns on the day of a later pass, leaving the days between as they were', () => {
    const late = [verdict('failed', '2027-02-10'), verdict('passed', '2027-04-20')];
    const days = ['2027-04-19', '2027-04-20', '2028-03-31'];
    expect(days.map((day) => lapseOn(due(), late, day)?.state)).toEqual([
      'review-failed',
      undefined,
      undefined,
    ]);
    expect(lapseOn(due(), late, '2028-04-01')).toEqual({ state: 'review-missed', year: 2027 });
  });

  it('CERT-07: a pass that was taken back later holds until then', () => {
    const back = [verdict('passed', '2027-02-10'), verdict('failed', '2027-06-01')];
    expect(lapseOn(due(), back, '2027-05-31')).toBeUndefined();
    expect(lapseOn(due(), back, '2027-06-01')?.state).toBe('review-failed');
  });

  it('CERT-07: a pass of another year does not help', () => {
    expect(lapseOn(due(), [verdict('passed', '2027-02-10', 2025)], '2027-04-01')?.state).toBe(
      'review-missed',
    );
  });
});

describe('a verdict (CERT-07, CERT-10)', () => {
  const FACTS: ReviewFacts = {
    year: 2026,
    today: '2027-01-10',
    minutes: 2700,
    unresolvedDiscipline: false,
    inPost: true,
  };
  const may = (
    changes: Partial<ReviewFacts> = {},
    outcome: 'passed' | 'failed' = 'passed',
    reason?: string,
  ) => mayReview(outcome, reason, { ...FACTS, ...changes }, LAW, HOURS);

  it('CERT-10: sixty hours of forty-five minutes pass; a minute less does not, and the hours missing are named', () => {
    expect(may().ok).toBe(true);
    expect(may({ minutes: 2699 })).toMatchObject({
      ok: false,
      refusal: { code: 'certificate.hours-missing', ruleId: 'CERT-10', facts: { has: 59, missing: 1 } },
    });
  });

  it.each([
    ['certificate.review-too-early', { today: '2026-12-31' }],
    ['certificate.discipline-unresolved', { unresolvedDiscipline: true }],
    ['certificate.not-in-post', { inPost: false }],
  ])('CERT-07: a pass is refused with %s', (code, changes) => {
    expect(may(changes)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('CERT-07: a failure needs its reason and nothing else', () => {
    expect(may({ minutes: 0 }, 'failed')).toMatchObject({ refusal: { code: 'certificate.reason-missing' } });
    expect(may({ minutes: 0, unresolvedDiscipline: true }, 'failed', '学时不足').ok).toBe(true);
  });
});
