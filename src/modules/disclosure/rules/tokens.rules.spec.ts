import { foldForSearch, pairsOf } from '../../../kernel/search/index.js';
import { kindToken, publishableToken, tokensOf, yearToken } from './tokens.rules.js';

const record = {
  kind: 'measure',
  searchText: foldForSearch('示例餐饮 占道经营 ＡＢ12'),
  penaltyKinds: ['fine', 'business-restriction'],
  decidedOn: '2026-11-23',
};

it('whatever two characters stand side by side in a record find it, however they were typed', () => {
  const tokens = new Set(tokensOf(record));
  for (const words of ['餐饮', '占道经营', '营a', 'AB', 'ｂ１', '饮占'])
    expect({ words, missing: pairsOf(words).filter((pair) => !tokens.has(pair)) }).toEqual({
      words,
      missing: [],
    });
  expect(pairsOf('油烟').filter((pair) => tokens.has(pair))).toEqual([]);
});

it('kinds and years are tokens of their own, which no text can imitate', () => {
  expect(tokensOf(record)).toEqual(
    expect.arrayContaining([
      ...[kindToken('fine'), kindToken('business-restriction'), yearToken('2026-01-01')],
      publishableToken('measure'),
    ]),
  );
  expect(pairsOf('k fine y 2026')).not.toContain(kindToken('fine'));
});

it('each is named once; a single character has none', () => {
  expect(pairsOf('占道占道')).toEqual(['占道', '道占']);
  expect(pairsOf('占')).toEqual([]);
});

it('a character beyond the first plane stays whole', () => {
  expect(pairsOf('𠮷野家')).toEqual(['𠮷野', '野家']);
});
