import { checkPack } from './check-pack.js';
import type { LawPack } from './row.js';

const MANIFEST = {
  name: 'xx/pack.yaml',
  data: { id: 'xx', version: '2026.1', place: '', title: { zh: '测试', en: 'Test' } },
};
const DEFAULTS = { law: '《测试法》', confidence: 'T', bound: 'agency', effectiveFrom: '2021-07-15' };
const LIMIT = { value: 7, unit: 'day', dayKind: 'WD', firstDayCounts: false, roll: false };
const ROW = { id: 'PEN-05', title: { zh: '保存', en: 'Keep' }, article: '第一条', trigger: '之日', limit: LIMIT };

function check(rules: readonly unknown[], manifest: object = {}) {
  const head = { ...MANIFEST, data: { ...MANIFEST.data, ...manifest } };
  return checkPack(head, [{ name: 'xx/a.yaml', data: { defaults: DEFAULTS, rules } }]);
}
function pack(rules: readonly unknown[]): LawPack {
  const checked = check(rules);
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return checked.value;
}
function problems(rules: readonly unknown[], manifest: object = {}): string[] {
  const checked = check(rules, manifest);
  return checked.ok ? [] : checked.problems.map(({ path, problem }) => `${path} ${problem}`);
}
const without = (row: object, key: string) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));

describe('checkPack', () => {
  it('reads a limit with its conventions and the defaults of its file', () => {
    expect(pack([ROW]).rows).toEqual([
      {
        kind: 'limit',
        id: 'PEN-05',
        title: { zh: '保存', en: 'Keep' },
        bound: 'agency',
        basis: { law: '《测试法》', article: '第一条', confidence: 'T' },
        effectiveFrom: '2021-07-15',
        configurable: false,
        params: {},
        trigger: '之日',
        unit: 'day',
        period: {
          dayKind: 'WD',
          value: 7,
          firstDayCounts: false,
          roll: false,
          direction: 'after',
          sense: 'at-most',
        },
        admits: [],
      },
    ]);
  });

  it('reads a guard with nested parameters', () => {
    const params = { limitFen: { citizen: 20000 }, kinds: ['a'], allowed: true };
    const row = { id: 'PEN-20', title: ROW.title, article: '第二条', params };
    expect(pack([row]).rows[0]).toMatchObject({ kind: 'guard', params });
  });

  const at = 'xx/a.yaml: rules[0](PEN-05)';
  const limit = (more: object) => [{ ...ROW, limit: { ...LIMIT, ...more } }];
  it.each([
    ['a misspelt column', [{ ...ROW, artical: 'x' }], `${at}.artical unknown key`],
    ['a limit without unit', [{ ...ROW, limit: without(LIMIT, 'unit') }], `${at}.limit.unit must be one of`],
    ['a limit without article', [without(ROW, 'article')], `${at}.article is missing`],
    ['a limit without trigger', [without(ROW, 'trigger')], `${at}.trigger is missing`],
    ['a unit that belies the day kind', limit({ unit: 'month' }), `${at}.limit.unit day kind WD`],
    ['working days that roll', limit({ roll: true }), `${at}.limit.roll WD never rolls`],
    ['ND! that rolls', limit({ dayKind: 'ND!', roll: true }), `${at}.limit.roll ND! never rolls`],
    ['a roll left unsaid', [{ ...ROW, limit: without(LIMIT, 'roll') }], `${at}.limit.roll is missing`],
    ['no length', limit({ value: 0 }), `${at}.limit.value must be a whole number above 0`],
    ['a length in text', limit({ value: '7' }), `${at}.limit.value must be a whole number`],
    ['an impossible date', [{ ...ROW, effectiveFrom: '2025-02-30' }], `${at}.effectiveFrom must be a calendar`],
    ['an end before the start', [{ ...ROW, effectiveTo: '2020-01-01' }], `${at}.effectiveTo is before`],
    ['a doubtful constant', [{ ...ROW, confidence: 'M' }], `${at}.configurable must be true`],
    ['counting back and rolling', limit({ direction: 'before', firstDayCounts: true }), `${at}.limit.direction`],
    ['hours that pause', limit({ dayKind: 'HR', unit: 'hour', admits: ['stay'] }), `${at}.limit.admits`],
    ['a fraction of money', [{ ...ROW, params: { yuan: 1.5 } }], `${at}.params.yuan must be a whole number`],
    ['a bad id', [{ ...ROW, id: 'pen5' }], 'xx/a.yaml: rules[0](pen5).id must be like'],
    ['a trigger on a guard', [without(ROW, 'limit')], `${at}.trigger a row without a limit`],
    ['rules that are no list', 'none' as unknown as unknown[], 'xx/a.yaml: rules must be a list'],
  ])('refuses %s', (_, rules, expected) => {
    expect(problems(rules)).toContainEqual(expect.stringContaining(expected));
  });

  it.each([
    [{ value: '1-31' }, 'limit.value must be a date written MM-DD'],
    [{ value: '02-30' }, 'limit.value must be a date written MM-DD'],
    [{ year: 'next' }, 'limit.year must be one of same, following'],
    [{ roll: true }, 'limit.roll a fixed date has no such convention'],
  ])('refuses a fixed date with %j', (more, expected) => {
    const fixed = { value: '01-31', unit: 'date', dayKind: 'FIX', year: 'following' };
    expect(problems([{ ...ROW, limit: fixed }])).toEqual([]);
    expect(problems([{ ...ROW, limit: { ...fixed, ...more } }])).toEqual([`${at}.${expected}`]);
  });

  it('refuses two rows of one scope in force on one day, and accepts a successor', () => {
    expect(problems([ROW, { ...ROW, effectiveFrom: '2026-01-01' }])).toEqual([
      'PEN-05 two rows of one scope are in force on 2026-01-01',
    ]);
    const ended = { ...ROW, effectiveTo: '2025-12-31' };
    expect(problems([ended, { ...ROW, effectiveFrom: '2026-01-01' }])).toEqual([]);
    expect(problems([ROW, { ...ROW, domain: 'market-regulation' }])).toEqual([]);
  });

  it('refuses a place written as a number and a version that is no version', () => {
    expect(problems([ROW], { place: 37, version: 'new' })).toEqual([
      'xx/pack.yaml: version must be text like 2026.1',
      'xx/pack.yaml: place must be text of 0, 2, 4, 6, 9 or 12 digits',
    ]);
  });
});
