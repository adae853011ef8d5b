import { lawFolder, loadLaw } from '../../calendar/index.js';
import {
  type DisplayChoice,
  displayPeriod,
  type OtherPeriods,
  otherPeriod,
  type Shown,
} from './display-period.rules.js';

const { book } = loadLaw(lawFolder());
const orderOf = (domain?: string) => {
  const found = book.rule('PUB-12', { on: '2026-11-23', ...(domain && { domain }) });
  if (!found.ok) throw new Error('PUB-12 is missing');
  return found.value.row.params['order'] as unknown as DisplayChoice[];
};
const shown = (over: Partial<Shown>): Shown => ({
  ...{ penaltyKinds: ['fine'], fineFen: 100_000, party: 'organisation' },
  ...over,
});
const period = (facts: Partial<Shown>, domain?: string) =>
  displayPeriod(shown(facts), orderOf(domain), '依据');

describe('how long a penalty is shown', () => {
  it.each([
    ['a warning alone: one year', { penaltyKinds: ['warning'], fineFen: 0 }, undefined, 'PUB-12b'],
    ['a natural person: two years', { party: 'person' }, undefined, 'PUB-12c'],
    ['an organisation: five years', {}, undefined, 'PUB-12e'],
    [
      'criticism in market regulation: three months',
      { penaltyKinds: ['public-criticism'], fineFen: 0 },
      'market-regulation',
      'PUB-08d',
    ],
    ['a lower fine there: three months', { fineFen: 500_000 }, 'market-regulation', 'PUB-08d'],
    ['a higher fine there: three years', { fineFen: 500_001 }, 'market-regulation', 'PUB-08e'],
    [
      'a confiscation there, however small: three years',
      { penaltyKinds: ['fine', 'confiscation'], fineFen: 1 },
      'market-regulation',
      'PUB-08e',
    ],
  ] as const)('PUB-12 %s', (_, facts, domain, rule) => {
    expect(period(facts, domain)).toEqual({ ok: true, value: rule });
  });

  it('PUB-12 a warning alone is not put online in market regulation (第2条第2款)', () => {
    const never = period({ penaltyKinds: ['warning'], fineFen: 0 }, 'market-regulation');
    expect(never).toMatchObject({ ok: false, refusal: { code: 'disclosure.not-shown', ruleId: 'PUB-12' } });
  });

  it('PUB-12 names only periods that the packs count', () => {
    for (const domain of [undefined, 'market-regulation'])
      for (const { period: rule, never } of orderOf(domain)) {
        if (never) continue;
        const found = book.rule(rule!, { on: '2026-11-23' });
        expect(found.ok && found.value.row.kind).toBe('limit');
      }
  });

  it('PUB-12f other kinds are shown without end, until a place names the row that counts', () => {
    const found = book.rule('PUB-12f', { on: '2026-11-23' });
    const periods = found.ok ? (found.value.row.params['periods'] as unknown as OtherPeriods) : undefined;
    for (const kind of ['no-penalty', 'measure', 'licence']) expect(otherPeriod(kind, periods!)).toBeNull();
    expect(otherPeriod('measure', { measure: 'PUB-12b' })).toBe('PUB-12b');
  });

  it('throws where no line fits: the pack is faulty, not the person', () => {
    expect(() => displayPeriod(shown({}), [{ party: 'person', period: 'PUB-12c' }], '')).toThrow('PUB-12');
  });
});
