import type { CatalogueEntry } from '../catalogue/catalogue.rules.js';
import { basisOfScope, hearingMustBeOffered, reviewScope, type ScopeFacts } from './review-scope.rules.js';
import type { PenaltyKind } from './vocabulary.js';

const NOTHING: ScopeFacts = {
  publicInterest: false,
  socialRisk: false,
  complex: false,
  hearingHeld: false,
  weightyRights: false,
  penalty: true,
};
const scope = (facts: Partial<ScopeFacts>) => reviewScope({ ...NOTHING, ...facts });
const grounds = (facts: Partial<ScopeFacts>) =>
  scope(facts).grounds.map(({ code, ruleId }) => [code, ruleId]);

describe('must the decision be reviewed?', () => {
  it('not where no ground is given, and the sentence that says so is kept', () => {
    expect(scope({})).toMatchObject({ required: false, grounds: [] });
    expect(scope({}).because).toContain('不涉及重大公共利益');
  });

  it.each([
    [{ publicInterest: true }, 'public-interest', '第1项'],
    [{ weightyRights: true, hearingHeld: true }, 'weighty-rights-heard', '第2项'],
    [{ complex: true }, 'complex', '第3项'],
  ])('PEN-14: by the statute itself for %j', (facts, code, item) => {
    expect(scope(facts).required).toBe(true);
    expect(grounds(facts)).toEqual([[code, 'PEN-14']]);
    expect(scope(facts).because).toContain(`行政处罚法第58条第1款${item}`);
  });

  it.each([
    [{ hearingHeld: true }, 'heard'],
    [{ weightyRights: true }, 'weighty-rights'],
    [{ socialRisk: true }, 'social-risk'],
  ])('REV-06: by the wider paper of the State Council for %j', (facts, code) => {
    expect(scope(facts).required).toBe(true);
    expect(grounds(facts)).toEqual([[code, 'REV-06']]);
    expect(scope(facts).because).toContain('国办发〔2018〕118号');
    expect(scope(facts).because).not.toContain('行政处罚法');
  });

  it('names every ground that holds', () => {
    expect(grounds({ publicInterest: true, complex: true, hearingHeld: true })).toEqual([
      ['public-interest', 'PEN-14'],
      ['complex', 'PEN-14'],
      ['heard', 'REV-06'],
    ]);
  });

  const ENTRY: CatalogueEntry = {
    ...{ agencyId: 'a', document: '《目录清单》', item: 2, title: '责令停产停业', level: 'own' },
    ...{ decisionKinds: ['penalty'], penaltyKinds: [], fields: [], fromFen: null },
    ...{ effectiveFrom: '2026-01-01', effectiveTo: null, repealedFrom: null },
  };

  it('REV-08: by an entry of the catalogue alone, named by document and item', () => {
    const listed = reviewScope(NOTHING, [ENTRY]);
    expect(listed).toMatchObject({ required: true, because: '责令停产停业（《目录清单》第2项）' });
    expect(listed.grounds.map(({ scope: by, ruleId }) => [by, ruleId])).toEqual([['catalogue', 'REV-08']]);
    expect(reviewScope({ ...NOTHING, penalty: false }, [ENTRY]).required).toBe(true);
  });

  it('cites the statute before the paper, and the paper before the catalogue', () => {
    const cited = (facts: Partial<ScopeFacts>) =>
      basisOfScope(reviewScope({ ...NOTHING, ...facts }, [ENTRY]));
    expect(cited({ publicInterest: true, complex: true, socialRisk: true })).toBe(
      '行政处罚法第58条第1款第1项、行政处罚法第58条第1款第3项',
    );
    expect(cited({ socialRisk: true })).toBe('国办发〔2018〕118号四（十二）');
    expect(cited({})).toBe('《目录清单》第2项');
  });

  it('not for a decision that is no penalty', () => {
    expect(scope({ publicInterest: true, complex: true, penalty: false })).toMatchObject({
      required: false,
      grounds: [],
    });
  });
});

describe('must a hearing be offered? (PEN-09)', () => {
  const threshold = { citizen: 1_000_000, organisation: 10_000_000 };
  const draft = (fineFen: number, confiscatedFen = 0, ...penalties: PenaltyKind[]) => ({
    penalties,
    fineFen,
    confiscatedFen,
  });

  it.each([
    ['person', 1_000_000],
    ['individual-business', 1_000_000],
    ['organisation', 10_000_000],
  ] as const)('a fine on a %s from %d fen, that amount included', (kind, amount) => {
    expect(hearingMustBeOffered(draft(amount, 0, 'fine'), kind, threshold)).toBe(true);
    expect(hearingMustBeOffered(draft(amount - 1, 0, 'fine'), kind, threshold)).toBe(false);
  });

  it('confiscation from the same amount, included', () => {
    expect(hearingMustBeOffered(draft(0, 1_000_000, 'confiscation'), 'person', threshold)).toBe(true);
    expect(hearingMustBeOffered(draft(0, 999_999, 'confiscation'), 'person', threshold)).toBe(false);
  });

  it.each([
    'grade-reduction',
    'licence-revocation',
    'business-suspension',
    'closure',
    'business-restriction',
  ] as const)('%s whatever the amount', (kind) =>
    expect(hearingMustBeOffered(draft(0, 0, kind), 'organisation', threshold)).toBe(true),
  );

  it.each(['warning', 'public-criticism', 'fine', 'licence-suspension'] as const)(
    'not for %s alone below the amount',
    (kind) => expect(hearingMustBeOffered(draft(100, 0, kind), 'person', threshold)).toBe(false),
  );
});
