import fc from 'fast-check';
import writeXlsxFile from 'write-excel-file/node';
import { readQuestionFile } from './import-file.js';

/** A question as the tests write it. */
interface Written {
  kind: 'single' | 'multiple' | 'true-false';
  stem: string;
  options: string[];
  answer: string;
}

const words = [
  '行政机关',
  '当事人要求听证的',
  '应当在五日内提出',
  '处1.5倍以下罚款',
  '2021年修订',
  '（以下简称本法）',
  '第六十四条第一款',
  '下列说法正确的是（　）',
  '甲公司、乙公司',
  '“罚缴分离”',
  'A类企业',
  'GB/T 2260',
  '维生素B、C',
  '3日内',
  '《行政处罚法》',
  '不得少于两人，',
  '(一)警告',
];
const text = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join(''));
const tail = fc.array(fc.constantFrom(...'甲乙丙丁戊己庚辛壬癸子丑寅卯'), { minLength: 2, maxLength: 6 });

const question = (serial: number): fc.Arbitrary<Written> =>
  fc
    .record({
      kind: fc.constantFrom('single' as const, 'multiple' as const, 'true-false' as const),
      words: text,
      tail,
      options: fc.uniqueArray(text, { minLength: 3, maxLength: 6 }),
      picks: fc.uniqueArray(fc.nat(20), { minLength: 2, maxLength: 4 }),
    })
    .map(({ kind, words: stem, tail: end, options, picks }) => {
      const letters = [...new Set(picks.map((pick) => 'ABCDEF'[pick % options.length]!))].sort();
      const whole = `关于事项${'〇一二三四五六七八九'[serial % 10]}${serial > 9 ? '又' : ''}${'其'.repeat(Math.floor(serial / 20))}，${stem}${end.join('')}`;
      if (kind === 'true-false') return { kind, stem: whole, options: [], answer: picks[0]! % 2 ? 'A' : 'B' };
      if (kind === 'single' || letters.length < 2)
        return { kind: 'single', stem: whole, options, answer: letters[0]! };
      return { kind, stem: whole, options, answer: letters.join('') };
    });

const questions = fc
  .integer({ min: 1, max: 14 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, i) => question(i))));

const layout = fc.record({
  number: fc.constantFrom('N. ', 'N、', 'N．', '（N）', '(N) ', '第N题 ', 'N.', 'Ｎ．'),
  option: fc.constantFrom('L. ', 'L、', 'L．', '（L）', 'L: ', 'W．', 'l. '),
  across: fc.boolean(),
  answer: fc.constantFrom(
    '答案：',
    '【答案】',
    '正确答案:',
    '参考答案： ',
    'inline',
    'list',
    'sectionList',
    '答案 ',
  ),
  separator: fc.constantFrom('', ',', '、', ' '),
  truth: fc.constantFrom(['√', '×'], ['对', '错'], ['正确', '错误'], ['T', 'F']),
  sections: fc.boolean(),
  restart: fc.boolean(),
  explain: fc.boolean(),
  blank: fc.boolean(),
  end: fc.constantFrom('\n', '\r\n'),
  bom: fc.boolean(),
});
type Layout = typeof layout extends fc.Arbitrary<infer T> ? T : never;

const wide = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0);
const HEADINGS = {
  single: '一、单项选择题（每题1分）',
  multiple: '二、多项选择题',
  'true-false': '三、判断题',
};

function print(given: readonly Written[], how: Layout): { text: string; order: Written[] } {
  const kinds = ['single', 'multiple', 'true-false'] as const;
  const groups = how.sections ? kinds.map((kind) => given.filter((one) => one.kind === kind)) : [[...given]];
  const lines: string[] = [];
  const lists: string[][] = [];
  let running = 0;
  for (const group of groups.filter((one) => one.length > 0)) {
    if (how.sections) lines.push(HEADINGS[group[0]!.kind]);
    const list: string[] = [];
    group.forEach((one, i) => {
      running += 1;
      const n = how.sections && how.restart ? i + 1 : running;
      const shown = how.number.replace('N', String(n)).replace('Ｎ', [...String(n)].map(wide).join(''));
      const answer =
        one.kind === 'true-false'
          ? how.truth[one.answer === 'A' ? 0 : 1]
          : [...one.answer].join(how.separator);
      const inline =
        how.answer === 'inline' ? (one.kind === 'true-false' ? `（${answer}）` : `（ ${answer} ）`) : '';
      lines.push(shown + one.stem + inline);
      const options = one.options.map((option, k) => {
        const letter = 'ABCDEF'[k]!;
        return (
          how.option.replace('L', letter).replace('W', wide(letter)).replace('l', letter.toLowerCase()) +
          option
        );
      });
      if (how.across && options.length) lines.push(options.join('   '));
      else lines.push(...options);
      if (how.answer === 'list' || how.answer === 'sectionList')
        list.push(`${n}.${answer.replace(/[ 、]/g, '')}`);
      else if (!inline) lines.push(how.answer + answer);
      if (how.explain && how.answer !== 'list' && how.answer !== 'sectionList')
        lines.push('解析：见有关规定。');
      if (how.blank) lines.push('');
    });
    if (how.answer === 'sectionList') lines.push('答案：', list.join(' '));
    else lists.push(how.sections ? [HEADINGS[group[0]!.kind], list.join(' ')] : [list.join(' ')]);
  }
  if (how.answer === 'list') lines.push('参考答案', ...lists.flat());
  return { text: (how.bom ? '\ufeff' : '') + lines.join(how.end), order: groups.flat() };
}

const contentOf = (one: {
  kind: string;
  stem: string;
  options: readonly { text: string }[] | string[];
  answer: string;
}) => ({
  kind: one.kind,
  stem: one.stem.replace(/（ ）$/, ''),
  options:
    one.kind === 'true-false'
      ? []
      : one.options.map((option) => (typeof option === 'string' ? option : option.text)),
  answer: one.answer,
});

describe('what is printed is read back', () => {
  it('in any layout of a text', async () => {
    await fc.assert(
      fc.asyncProperty(questions, layout, async (given, how) => {
        const { text: file, order } = print(given, how);
        const { accepted, rejected } = await readQuestionFile('题.txt', Buffer.from(file));
        expect(rejected).toEqual([]);
        expect(accepted.map(({ content }) => contentOf(content))).toEqual(order.map(contentOf));
      }),
      { numRuns: 1500 },
    );
  });

  const cell = (value: string) => (/[",\n;\t]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const HEAD = ['序号', '题型', '题干', '选项A', '选项B', '选项C', '选项D', '选项E', '选项F', '答案', '解析'];
  const NAMES = { single: '单选题', multiple: '多选题', 'true-false': '判断题' };
  const rowOf = (one: Written, i: number): string[] => [
    String(i + 1),
    NAMES[one.kind],
    one.stem,
    ...Array.from({ length: 6 }, (_, k) => one.options[k] ?? ''),
    one.kind === 'true-false' ? (one.answer === 'A' ? '正确' : '错误') : one.answer,
    '第一行\n第二行，"引号"',
  ];

  it('in a table, its columns in any order and its cells with breaks and quotes', async () => {
    const order = fc.shuffledSubarray(HEAD, { minLength: HEAD.length });
    const separator = fc.constantFrom(',', ';', '\t');
    await fc.assert(
      fc.asyncProperty(questions, order, separator, fc.boolean(), async (given, head, sign, titled) => {
        const rows = given.map((one, i) => head.map((name) => rowOf(one, i)[HEAD.indexOf(name)]!));
        const all = [...(titled ? [['某某题库'], ['']] : []), head, ...rows];
        const file = all.map((cells) => cells.map(cell).join(sign)).join('\r\n');
        const { accepted, rejected } = await readQuestionFile('题.csv', Buffer.from(file));
        expect(rejected).toEqual([]);
        expect(accepted.map(({ content }) => contentOf(content))).toEqual(given.map(contentOf));
      }),
      { numRuns: 300 },
    );
  });

  it('in a workbook', async () => {
    await fc.assert(
      fc.asyncProperty(questions, async (given) => {
        const rows = [HEAD, ...given.map(rowOf)].map((cells) =>
          cells.map((value) => (value ? { value, type: String } : null)),
        );
        const bytes = await writeXlsxFile(rows as never).toBuffer();
        const { accepted, rejected } = await readQuestionFile('题.xlsx', bytes);
        expect(rejected).toEqual([]);
        expect(accepted.map(({ content }) => contentOf(content))).toEqual(given.map(contentOf));
      }),
      { numRuns: 25 },
    );
  });
});
