import {
  caseTokens,
  officerToken,
  searchTextOf,
  partitionOf,
  stateToken,
  TOKEN_LENGTH,
  wholeWords,
  wordTokens,
} from './case-tokens.rules.js';

const file = {
  number: '济历建街综执立字〔2026〕第012号',
  cause: '擅自占用 城市道路经营',
  partyName: '示例ＡＢ餐饮有限公司',
  state: 'investigating',
  field: 'urban-management',
  officerIds: ['018cc7af-3e80-7305-85e9-3652a2017c97'],
};
const tokens = new Set(caseTokens(file));
const found = (q: string) => wordTokens(q).every((token) => tokens.has(token));

it('a case is found by any two neighbouring characters of number, cause and party, however typed', () => {
  for (const q of ['占用', '城市道路', 'ab', 'ａｂ餐饮', '2026', '012号'])
    expect({ q, found: found(q) }).toEqual({ q, found: true });
  for (const q of ['油烟', '号擅', '营示']) expect({ q, found: found(q) }).toEqual({ q, found: false });
});

it('a single character finds what begins with it', () => {
  expect(['济', '擅', '示'].map(found)).toEqual([true, true, true]);
  expect(['城', '餐', '|'].map(found)).toEqual([false, false, true]);
});

it('longer words are looked for themselves as well', () => {
  expect(wholeWords(' 占用 ')).toBeUndefined();
  expect(searchTextOf(file).includes(wholeWords('城市 道路')!)).toBe(true);
});

it('state, field and officers are tokens that no text can imitate, and fit their column', () => {
  expect(tokens.has(stateToken('investigating'))).toBe(true);
  expect(tokens.has(officerToken(file.officerIds[0]!))).toBe(true);
  expect(wordTokens('s investigating')).not.toContain(stateToken('investigating'));
  expect(Math.max(...[...tokens].map((token) => token.length))).toBeLessThanOrEqual(TOKEN_LENGTH);
});

it('agencies have shelves of their own that a database counts exactly', () => {
  const shelves = Array.from({ length: 2000 }, (_, i) => partitionOf(`agency ${i}`));
  expect(new Set(shelves).size).toBe(2000);
  expect(shelves.every(Number.isSafeInteger)).toBe(true);
});
