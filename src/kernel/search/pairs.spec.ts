import { foldForSearch, literal, pairs, pairsOf } from './pairs.js';

it('full width, capitals and spaces do not matter to the search', () => {
  expect(foldForSearch('Ａbc １２\n 号')).toBe('abc12号');
});

it('a text is found by every two neighbouring characters, each named once', () => {
  expect(pairs('占道占道')).toEqual(['占道', '道占']);
  expect(pairsOf('Ａ Ｂ')).toEqual(['ab']);
  expect(pairsOf('占')).toEqual([]);
  expect(pairsOf('𠮷野家')).toEqual(['𠮷野', '野家']);
});

it('what is searched is words, not a pattern', () => {
  expect(literal('100%_\\')).toBe('100\\%\\_\\\\');
});
