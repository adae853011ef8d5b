import fc from 'fast-check';
import {
  AS_EVIDENCE,
  holdHolds,
  mayDispose,
  type RetentionFacts,
  type RetentionLaw,
  retentionOf,
} from './retention.rules.js';

const LAW: RetentionLaw = {
  footage: { ruleId: 'REC-07', basis: '第十三条', until: '2026-07-01' },
  ordinaryFile: { ruleId: 'ARC-02b', basis: '保管期限', until: '2056-01-01' },
  footageAsEvidence: { ruleId: 'REC-07', basis: '第十三条' },
  importantFile: { ruleId: 'ARC-02', basis: '保管期限' },
};
const archived = { filed: true, archived: true, important: false };
const of = (facts: Partial<RetentionFacts>) =>
  retentionOf({ medium: 'video', sealed: true, excluded: false, case: archived, classes: [], ...facts }, LAW);
const code = (result: { ok: boolean; refusal?: { code: string } }) =>
  result.ok ? 'ok' : result.refusal!.code;

describe('retention: by category, the longest wins', () => {
  it('REC-07: footage is kept for its minimum where no case was filed', () => {
    const kept = of({ case: { ...archived, filed: false } });
    expect(kept).toMatchObject({ until: '2026-07-01', caseOpen: false });
    expect(code(mayDispose(kept, '2026-07-01'))).toBe('evidence.retention-running');
    expect(code(mayDispose(kept, '2026-07-02'))).toBe('ok');
  });

  it('REC-07: footage that is evidence of a filed case is permanent; excluded, it follows the file', () => {
    expect(of({})).toMatchObject({ until: 'permanent' });
    expect(of({}).grounds.map((ground) => ground.category)).toContain(AS_EVIDENCE);
    expect(of({ excluded: true })).toMatchObject({ until: '2056-01-01' });
  });

  it('ARC-02: papers follow their file, an important one for ever', () => {
    expect(of({ medium: 'text' })).toMatchObject({ until: '2056-01-01' });
    expect(of({ medium: 'photo', case: { ...archived, important: true } })).toMatchObject({
      until: 'permanent',
    });
    expect(of({ medium: 'text', case: { ...archived, filed: false } })).toMatchObject({
      until: '2056-01-01',
    });
  });

  it('REC-07: a class that a person found makes footage permanent', () => {
    const kept = of({ case: { ...archived, filed: false }, classes: ['当事人妨碍执法'] });
    expect(kept.until).toBe('permanent');
    expect(mayDispose(kept, '2099-01-01')).toMatchObject({
      refusal: { code: 'evidence.retention-running', ruleId: 'REC-07' },
    });
  });

  it('an open case is exempt, and a hold beats a period that has run out', () => {
    const over = { case: { ...archived, filed: false } };
    expect(code(mayDispose(of({ case: { ...over.case, archived: false } }), '2099-01-01'))).toBe(
      'evidence.case-open',
    );
    const held = of({ ...over, heldUntil: '2027-01-01' });
    expect(code(mayDispose(held, '2027-01-01'))).toBe('evidence.on-hold');
    expect(code(mayDispose(held, '2027-01-02'))).toBe('ok');
  });

  it('bytes that were never found to be the received ones stay, whatever has run out', () => {
    const unsealed = of({ case: { ...archived, filed: false }, sealed: false });
    expect(code(mayDispose(unsealed, '2099-01-01'))).toBe('evidence.not-sealed');
  });

  it('a hold reaches into the future, grows and never shrinks', () => {
    expect(code(holdHolds('2026-03-01', '2026-03-01', undefined))).toBe('evidence.hold-past');
    expect(code(holdHolds('2026-03-02', '2026-03-01', undefined))).toBe('ok');
    expect(code(holdHolds('2026-05-01', '2026-03-01', '2026-06-01'))).toBe('evidence.hold-shorter');
    expect(code(holdHolds('2026-06-01', '2026-03-01', '2026-06-01'))).toBe('evidence.hold-shorter');
    expect(code(holdHolds('2026-06-02', '2026-03-01', '2026-06-01'))).toBe('ok');
  });

  it('never lets go before any one of the grounds, whatever comes together', () => {
    const day = fc
      .integer({ min: 0, max: 20_000 })
      .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        fc.record({
          medium: fc.constantFrom('text', 'photo', 'audio', 'video', 'other') as fc.Arbitrary<
            RetentionFacts['medium']
          >,
          sealed: fc.boolean(),
          excluded: fc.boolean(),
          case: fc.record({ filed: fc.boolean(), archived: fc.boolean(), important: fc.boolean() }),
          classes: fc.subarray(['当事人妨碍执法', '其他重大疑难复杂']),
          heldUntil: fc.option(day, { nil: undefined }),
        }),
        day,
        day,
        day,
        (facts, footage, file, today) => {
          const law = {
            ...LAW,
            footage: { ...LAW.footage, until: footage },
            ordinaryFile: { ...LAW.ordinaryFile, until: file },
          };
          const kept = retentionOf(facts, law);
          expect(kept.grounds.length).toBeGreaterThan(0);
          const blocked =
            !facts.sealed ||
            !facts.case.archived ||
            (facts.heldUntil !== undefined && facts.heldUntil >= today) ||
            kept.grounds.some(({ until }) => until === 'permanent' || until >= today);
          expect(mayDispose(kept, today).ok).toBe(!blocked);
        },
      ),
    );
  });
});
