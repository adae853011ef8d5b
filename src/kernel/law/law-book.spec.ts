import { LawBook } from './law-book.js';
import type { LawPack, LimitRow } from './row.js';

function row(id: string, value: number, more: Partial<LimitRow> = {}): LimitRow {
  return {
    kind: 'limit',
    id,
    title: { zh: id, en: id },
    bound: 'agency',
    basis: { law: '《测试法》', article: '第一条', confidence: 'T' },
    effectiveFrom: '2020-01-01',
    configurable: false,
    params: {},
    trigger: '之日',
    unit: 'day',
    period: {
      dayKind: 'WD',
      value,
      firstDayCounts: false,
      roll: false,
      direction: 'after',
      sense: 'at-most',
    },
    admits: [],
    ...more,
  };
}
const pack = (id: string, place: string, ...rows: LimitRow[]): LawPack => ({
  id,
  version: '2026.1',
  place,
  title: { zh: id, en: id },
  suspensionReasons: { hearing: '听证' },
  rows,
});

const book = new LawBook([
  pack('cn-3701', '3701', row('PUB-01', 4)),
  pack(
    'cn',
    '',
    row('PUB-01', 7, { effectiveTo: '2025-12-31' }),
    row('PUB-01', 6, { effectiveFrom: '2026-01-01' }),
    row('PUB-01', 20, { domain: 'market-regulation' }),
    row('PUB-01', 1, { agency: 'agency-1' }),
    row('REV-01', 5),
  ),
  pack('cn-37', '37', row('PUB-01', 5), row('PUB-01', 15, { domain: 'market-regulation' })),
  pack('cn-21', '21', row('REV-01', 7)),
  pack('cn-370102', '370102', row('PUB-01', 3)),
]);

const answer = (id: string, ask: Parameters<LawBook['rule']>[1]) => {
  const found = book.rule(id, ask);
  if (!found.ok) return found.refusal.code;
  const { row, layer } = found.value;
  return [row.kind === 'limit' && row.period.dayKind !== 'FIX' && row.period.value, layer.pack];
};

describe('LawBook.rule', () => {
  const on = '2025-06-01';
  const domain = 'market-regulation';
  it.each([
    ['the nation, when no place is asked', { on }, [7, 'cn']],
    ['the nation, for a province without a pack', { on, place: '110101' }, [7, 'cn']],
    ['the province', { on, place: '370200' }, [5, 'cn-37']],
    ['the city', { on, place: '370104' }, [4, 'cn-3701']],
    ['the district', { on, place: '370102' }, [3, 'cn-370102']],
    ['the district, for one of its streets', { on, place: '370102001' }, [3, 'cn-370102']],
    ['the national domain over any general row', { on, place: '110101', domain }, [20, 'cn']],
    ['the provincial domain over the national one', { on, place: '370102', domain }, [15, 'cn-37']],
    ['the agency over all', { on, place: '370102', domain, agency: 'agency-1' }, [1, 'cn']],
    ['the general row for an unknown domain', { on, domain: 'fishery' }, [7, 'cn']],
  ])('answers from %s', (_, ask, expected) => {
    expect(answer('PUB-01', ask)).toEqual(expected);
  });

  it('judges by the law of the day, both ends inclusive', () => {
    expect(answer('PUB-01', { on: '2025-12-31' })).toEqual([7, 'cn']);
    expect(answer('PUB-01', { on: '2026-01-01' })).toEqual([6, 'cn']);
    expect(answer('PUB-01', { on: '2019-12-31' })).toBe('law.unknown-rule');
  });

  it('S15 REV-01 another province sets seven working days by data alone', () => {
    expect(answer('REV-01', { on, place: '210102' })).toEqual([7, 'cn-21']);
    expect(answer('REV-01', { on, place: '370102' })).toEqual([5, 'cn']);
  });

  it('refuses a rule no pack has', () => {
    expect(answer('PEN-99', { on })).toBe('law.unknown-rule');
  });
});

describe('LawBook', () => {
  it('names the packs of a place with their versions, largest first', () => {
    expect(book.packVersion('370102')).toBe(
      'cn@2026.1+cn-37@2026.1+cn-3701@2026.1+cn-370102@2026.1',
    );
    expect(book.packVersion('110101')).toBe('cn@2026.1');
  });

  it('takes a suspension reason as code or as Chinese word', () => {
    expect(book.suspensionReason('hearing')).toEqual({ code: 'hearing', zh: '听证' });
    expect(book.suspensionReason('听证')).toEqual({ code: 'hearing', zh: '听证' });
    expect(book.suspensionReason('lunch')).toBeUndefined();
  });

  it('finds references that no pack answers', () => {
    const broken = new LawBook([pack('cn', '', row('LIC-02b', 30, { extends: 'LIC-02', admits: ['lunch'] }))]);
    expect(broken.danglingReferences()).toEqual([
      'cn: LIC-02b refers to unknown lunch',
      'cn: LIC-02b refers to unknown LIC-02',
    ]);
    expect(book.danglingReferences()).toEqual([]);
  });
});
