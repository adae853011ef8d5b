import { mayCollectCash, type OnTheSpot, withinSimpleProcedure } from './on-the-spot.rules.js';

const LIMIT = { citizen: 20_000, organisation: 300_000 };
const SMALL = 10_000;
const fine = (changes: Partial<OnTheSpot>): OnTheSpot => ({
  partyKind: 'person',
  penalty: 'fine',
  fineFen: 20_000,
  collectedFen: 0,
  hardToCollectLater: false,
  ...changes,
});

describe('the simple procedure (PEN-20)', () => {
  it.each([
    ['person', 20_000],
    ['individual-business', 20_000],
    ['organisation', 300_000],
    ['person', 1],
  ] as const)('S8: a %s may be fined %d fen on the spot', (partyKind, fineFen) =>
    expect(withinSimpleProcedure(fine({ partyKind, fineFen }), LIMIT).ok).toBe(true),
  );

  it.each([
    ['person', 20_100, 20_000],
    ['individual-business', 20_001, 20_000],
    ['organisation', 300_100, 300_000],
    ['person', 0, 20_000],
  ] as const)('S8: a %s may not be fined %d fen', (partyKind, fineFen, limitFen) =>
    expect(withinSimpleProcedure(fine({ partyKind, fineFen }), LIMIT)).toMatchObject({
      ok: false,
      refusal: { code: 'case.simple-limit', ruleId: 'PEN-20', facts: { limitFen, fineFen } },
    }),
  );

  it('S8: a warning is given without an amount', () => {
    expect(withinSimpleProcedure(fine({ penalty: 'warning', fineFen: 0 }), LIMIT).ok).toBe(true);
    expect(withinSimpleProcedure(fine({ penalty: 'warning', fineFen: 1 }), LIMIT)).toMatchObject({
      ok: false,
      refusal: { code: 'case.draft-inconsistent' },
    });
  });
});

describe('cash on the spot (PEN-22)', () => {
  const refused = { ok: false, refusal: { code: 'case.cash-not-allowed', ruleId: 'PEN-22' } };

  it('is taken for a small fine, the limit included', () => {
    expect(mayCollectCash(fine({ fineFen: 10_000, collectedFen: 10_000 }), SMALL).ok).toBe(true);
    expect(mayCollectCash(fine({ fineFen: 10_001, collectedFen: 10_001 }), SMALL)).toMatchObject(refused);
  });

  it('is judged by the fine, not by what of it was taken', () => {
    expect(mayCollectCash(fine({ fineFen: 20_000, collectedFen: 5_000 }), SMALL)).toMatchObject(refused);
  });

  it('is taken for a larger fine only where it were hard to collect later', () => {
    expect(mayCollectCash(fine({ collectedFen: 20_000, hardToCollectLater: true }), SMALL).ok).toBe(true);
  });

  it('is never more than the fine', () => {
    const more = fine({ fineFen: 5_000, collectedFen: 5_001, hardToCollectLater: true });
    expect(mayCollectCash(more, SMALL)).toMatchObject(refused);
  });

  it('is no question where none was taken', () =>
    expect(mayCollectCash(fine({ fineFen: 300_000 }), SMALL).ok).toBe(true));
});
