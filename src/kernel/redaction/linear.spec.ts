import { redact } from './index.js';

const N = 2_000;
/** Four times as long, at most so many times as slow: twice the length at the square would be sixteen. */
const RATIO = 9;
/** Below it a clock says nothing. */
const LEAST_MS = 15;
/** A machine with other work is slow by chance, a pattern always. */
const TRIES = 5;

let seed = 7;
const below = (n: number): number => (seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff) % n;
const han = (): string => String.fromCharCode(0x4e00 + below(6000));
const name = (): string => '张王李赵刘陈杨黄周吴'[below(10)]! + han() + han();
const filled = (part: () => string) => (n: number) => {
  let text = '';
  while (text.length < n) text += part();
  return text.slice(0, n);
};
const of = (part: string) => filled(() => part);
const behind = (head: string, part: string) => (n: number) => head + of(part)(n);

/** Texts of any length, each of one kind. */
const FAMILIES: Readonly<Record<string, (n: number) => string>> = {
  ...{ spaces: of(' '), tabs: of('\t'), ideographic: of('\u3000'), 'mixed blanks': of(' \t\u3000\u00a0') },
  ...{
    'empty lines': of('\n'),
    'lines of blanks': of(' \n\t'),
    'windows lines': of('\r\n'),
    invisible: of('\u200b'),
  },
  ...{ 'a label and blanks': behind('当事人', ' '), 'an address and tabs': behind('住址：', '\t') },
  ...{ 'a number and blanks': behind('电话 1', ' '), 'blanks between digits': of('1    '), borders: of('|') },
  ...{
    digits: of('1'),
    'wide digits': of('１'),
    'Chinese digits': of('一二三'),
    groups: of('138-'),
    cards: of('6222 0000 '),
  },
  ...{
    brackets: of('（'),
    'pairs of brackets': of('（）'),
    'square brackets': of('〔2026〕'),
    tags: of('<a '),
  },
  ...{
    'open quotes': of('“'),
    'open titles': of('《'),
    commas: of('，'),
    'signs of lists': of('、'),
    colons: of('：'),
  },
  ...{
    letters: of('a'),
    'half mails': of('a@'),
    dots: of('a.'),
    lines: of('_'),
    hyphens: of('-'),
    crosses: of('×'),
  },
  ...{
    'one character': of('张'),
    'a role': of('当事人：'),
    kin: of('之子张三'),
    'a surname': of('欧阳'),
    halves: of('\ud83d'),
  },
  ...{
    names: filled(name),
    listed: filled(() => `${name()}、`),
    'behind roles': filled(() => `证人${name()}称，`),
  },
  ...{
    'of one beginning': filled(() => `证人欧阳张${han()}称，`),
    agents: filled(() => `委托代理人：${name()}。`),
  },
  ...{
    officers: filled(() => `执法人员：${name()}。证人${name()}称，`),
    firms: filled(() => `当事人：${name()}餐饮有限公司。\n`),
  },
  ...{ titles: filled(() => `《${han()}${han()}法》证人${name()}称，`), quoted: filled(() => `“${name()}`) },
  ...{
    addresses: filled(() => `住址：济南市${han()}区${han()}路${below(99)}号${below(9)}单元${below(999)}室，`),
  },
  ...{
    'address labels': of('地址'),
    dates: of('2020年1月1日'),
    accounts: filled(() => `微信账号：138${below(1e8)} `),
  },
  ...{
    table: (n) => `姓名\t电话\n${filled(() => `${name()}\t1380013${below(9999)}\n`)(n)}`,
    any: filled(han),
  },
  sentences: of('经查，当事人张三于2024年5月1日在济南市历下区示例路1号无照经营，电话13800138000。'),
};

function time(text: string): number {
  const begun = performance.now();
  redact(text);
  return performance.now() - begun;
}

it.each(Object.keys(FAMILIES))('S5 %s are read in time that grows with their length', (family) => {
  const text = FAMILIES[family]!;
  redact(text(200));
  const ratios: number[] = [];
  for (let n = 0; n < TRIES && !(ratios.at(-1)! <= RATIO); n++) {
    const short = time(text(N));
    ratios.push(time(text(4 * N)) / Math.max(LEAST_MS, short));
  }
  expect(Math.min(...ratios)).toBeLessThanOrEqual(RATIO);
});
