import {
  adoptionHolds,
  type CatalogueEntry,
  entryCovers,
  inForceOn,
  repealHolds,
} from './catalogue.rules.js';

const ENTRY: CatalogueEntry = {
  ...{ agencyId: 'street', document: '《目录清单》', item: 1, title: '罚款一千元以上', level: 'own' },
  ...{ decisionKinds: ['penalty'], penaltyKinds: [], fields: [], fromFen: 100_000 },
  ...{ effectiveFrom: '2026-02-01', effectiveTo: '2026-12-31', repealedFrom: null },
};
const MATTER = {
  agencyId: 'street',
  field: 'urban-management',
  draft: { kind: 'penalty' as const, penalties: ['fine' as const], fineFen: 60_000, confiscatedFen: 40_000 },
};
const covers = (entry: Partial<CatalogueEntry>, over: object = {}, draft: object = {}) =>
  entryCovers({ ...ENTRY, ...entry }, { ...MATTER, ...over, draft: { ...MATTER.draft, ...draft } });

describe('an entry of the catalogue (REV-08)', () => {
  it('covers from its amount on, fine and confiscation together, inclusive', () => {
    expect(covers({})).toBe(true);
    expect(covers({}, {}, { fineFen: 59_999 })).toBe(false);
    expect(covers({ fromFen: null }, {}, { fineFen: 0, confiscatedFen: 0 })).toBe(true);
  });

  it.each<[string, Partial<CatalogueEntry>]>([
    ['kind of decision', { decisionKinds: ['minor-no-penalty'] }],
    ['kind of penalty', { penaltyKinds: ['closure', 'licence-revocation'] }],
    ['field', { fields: ['fire-safety'] }],
  ])('does not cover another %s', (_, entry) => expect(covers(entry)).toBe(false));

  it('covers where any of its kinds and fields is met', () => {
    expect(covers({ penaltyKinds: ['closure', 'fine'], fields: ['fire-safety', 'urban-management'] })).toBe(
      true,
    );
  });

  it('reaches the own agency, those below, or both, as it says', () => {
    const reach = (level: CatalogueEntry['level']) =>
      ['street', 'village'].map((agencyId) => covers({ level }, { agencyId }));
    expect([reach('own'), reach('below'), reach('all')]).toEqual([
      [true, false],
      [false, true],
      [true, true],
    ]);
  });

  it.each([
    ['2026-01-31', false],
    ['2026-02-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('is in force on %s: %s', (day, expected) => expect(inForceOn(ENTRY, day)).toBe(expected));

  it('ends on the day before its repeal', () => {
    const repealed = { ...ENTRY, repealedFrom: '2026-06-01' };
    expect([inForceOn(repealed, '2026-05-31'), inForceOn(repealed, '2026-06-01')]).toEqual([true, false]);
  });

  it('is published before it takes effect, and not in the future', () => {
    const holds = (publishedOn: string, effectiveFrom: string, effectiveTo?: string) =>
      adoptionHolds({ publishedOn, effectiveFrom, effectiveTo }, '2026-03-01').ok;
    expect(holds('2026-03-01', '2026-03-01')).toBe(true);
    expect(holds('2026-03-02', '2026-03-02')).toBe(false);
    expect(holds('2026-03-01', '2026-02-28')).toBe(false);
    expect(holds('2026-03-01', '2026-04-01', '2026-03-31')).toBe(false);
  });

  it('is repealed once, and not into the past', () => {
    expect(repealHolds(ENTRY, '2026-03-01', '2026-03-01').ok).toBe(true);
    expect(repealHolds(ENTRY, '2026-02-28', '2026-03-01')).toMatchObject({
      refusal: { code: 'catalogue.dates' },
    });
    expect(repealHolds({ ...ENTRY, repealedFrom: '2026-05-01' }, '2026-06-01', '2026-03-01')).toMatchObject({
      refusal: { code: 'catalogue.repealed' },
    });
  });
});
