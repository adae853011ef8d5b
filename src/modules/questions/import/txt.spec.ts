import { printedReport, readQuestionFile } from './import-file.js';

const read = (text: string) => readQuestionFile('题库.txt', Buffer.from(text, 'utf8'));
const report = async (...lines: string[]) => printedReport(await read(lines.join('\n')));
const accepted = async (...lines: string[]) =>
  (await read(lines.join('\n'))).accepted.map(({ content }) => content);

describe('questions of a text file', () => {
  it.each([
    ['1. 甲（ ）', 'A. 一', 'B. 二', '答案：B'],
    ['1、甲', 'A、一', 'B、二', '答案:B'],
    ['1．甲', 'A．一', 'B．二', '【答案】B'],
    ['（1）甲', 'Ａ．一', 'Ｂ．二', '正确答案：Ｂ'],
    ['(1) 甲', '(A) 一', '(B) 二', '参考答案： b'],
    ['第1题 甲', 'A: 一', 'B: 二', '[答案] B'],
    ['第一题：甲', '（A）一', '（B）二', '答案 B'],
    ['１．甲（　Ｂ　）', 'Ａ、一　Ｂ、二'],
    ['1.甲（B）', 'A.一 B.二'],
    ['1. 甲( b )。', 'a. 一', 'b. 二'],
    ['1 甲', 'A 一', 'B 二', '答案：B'],
    ['1. 甲 A. 一 B. 二 答案：B'],
    ['1. 甲。A.一B.二答案：B'],
    ['1) 甲', 'A) 一', 'B) 二', '答案为：B'],
    ['1. 甲 A、一 B、二', '【正确答案】：B。'],
    ['【第1题】甲', '【A】一', '【B】二', '【答案】：【B】'],
    ['1. 甲', 'A. 一\tB. 二', '答案：B. 二'],
    ['1. 甲', '', 'A. 一', '', 'B. 二', '', '答案：', 'B'],
    ['题目1：甲', 'A. 一', 'B. 二', 'Answer: B'],
    ['1. 甲___B___乙', 'A. 一', 'B. 二'],
    ['\ufeff1. 甲', 'A. 一\r', 'B. 二\r', '答案：B\r'],
    ['1. （单选）甲（2分）', 'A. 一', 'B. 二', '答案：B（2分）'],
  ])('reads one question however it is written: %s', async (...lines) => {
    const { accepted: counts, answers, rejected } = await report(...lines);
    expect({ counts, answers, rejected }).toEqual({
      counts: { single: 1, multiple: 0, trueFalse: 0 },
      answers: { 1: 'B' },
      rejected: [],
    });
  });

  it('keeps the words and takes the answer out of the stem', async () => {
    const [one] = await accepted('1.行政处罚遵循（ A ）的', '原则。', 'A.公正、公开 B.从1.5倍起', '乘以2');
    expect(one).toMatchObject({
      stem: '行政处罚遵循（ ）的\n原则。',
      options: [
        { key: 'A', text: '公正、公开' },
        { key: 'B', text: '从1.5倍起\n乘以2' },
      ],
      answer: 'A',
    });
  });

  it.each([
    ['A,B,D'],
    ['A、B、D'],
    ['A B D'],
    ['ＡＢＤ'],
    ['a b d'],
    ['A，B，D。'],
    ['A;B;D'],
    ['A和B和D'],
    ['DBA'],
    ['（ABD）'],
    ['A/B/D'],
  ])('reads several letters with or without separators: %s', async (answer) => {
    const { answers, rejected } = await report('1.甲', 'A.一 B.二 C.三 D.四', `答案：${answer}`);
    expect([answers, rejected]).toEqual([{ 1: 'ABD' }, []]);
  });

  it.each([
    ['√', 'A'],
    ['×', 'B'],
    ['对', 'A'],
    ['错', 'B'],
    ['正确', 'A'],
    ['错误', 'B'],
    ['T', 'A'],
    ['F', 'B'],
    ['是', 'A'],
    ['False', 'B'],
    ['✓', 'A'],
    ['✗', 'B'],
    ['X', 'B'],
    ['错误。应为五日。', 'B'],
    ['对，见第五条', 'A'],
  ])('reads a judgement: %s', async (answer, letter) => {
    for (const lines of [
      ['1.应当公开。', `答案：${answer}`],
      ['三、判断题', `1.应当公开。`, `答案：${answer}`],
    ])
      expect(await report(...lines)).toEqual({
        accepted: { single: 0, multiple: 0, trueFalse: 1 },
        answers: { 1: letter },
        rejected: [],
      });
  });

  it('reads judgements in brackets or at the end, and options that say right and wrong in either order', async () => {
    const {
      accepted: counts,
      answers,
      rejected,
    } = await report(
      '判断题',
      '1、甲应当公开（√）',
      '2、乙应当公开。( × )',
      '（错）3、',
      '4、丁应当公开。（对）',
      '5、戊应当公开 ×',
      '6、己应当公开。',
      'A.正确 B.错误',
      '答案：B',
      '7、庚应当公开。',
      'A.错误',
      'B.正确',
      '答案：A',
      '8、辛应当公开。 答案：B',
      '9、【错误】壬应当公开',
    );
    expect(answers).toMatchObject({ 1: 'A', 2: 'B', 4: 'A', 5: 'B', 6: 'B', 7: 'B', 8: 'B' });
    expect(counts.single + counts.multiple).toBe(0);
    expect(rejected.every(({ line }) => line === 4 || line === 15)).toBe(true);
  });

  it('takes answers from lists at the end of the file, of a section and in tables', async () => {
    const question = (n: number, options = true) => [
      `${n}. 题${n}`,
      ...(options ? ['A.一 B.二 C.三 D.四'] : []),
    ];
    const five = [1, 2, 3, 4, 5].flatMap((n) => question(n));
    const letters = { 1: 'A', 2: 'B', 3: 'C', 4: 'D', 5: 'A' };
    for (const list of [
      ['参考答案', '1-5 ABCDA'],
      ['答案：1-5：ABCDA'],
      ['1—5 A B C D A'],
      ['答案', '1.A 2.B 3.C 4.D 5.A'],
      ['1~3：ABC  4~5：DA'],
      ['【参考答案】', '1、A', '2、B', '3、C', '4、D', '5、A'],
      ['答案：1.A；2.B；3.C；4.D；5.A'],
      ['(1)A (2)B (3)C (4)D (5)A'],
      ['题号 1 2 3 4 5', '答案 A B C D A'],
      [
        '答案与解析',
        '1. A 解析：因为甲',
        '2. B【解析】因为乙',
        '3. 答案：C',
        '因为丙',
        '4.【答案】D',
        '5. A。因为戊',
      ],
      ['1至5 abcda'],
      ['参考答案：1-2 AB 3.C 4-5 DA'],
    ])
      expect([list, await report(...five, '', ...list)]).toEqual([
        list,
        { accepted: { single: 5, multiple: 0, trueFalse: 0 }, answers: letters, rejected: [] },
      ]);
  });

  it('gives each section its own answers where the numbers begin anew', async () => {
    const sections = [
      ['一、单项选择题', '1.甲', 'A.一 B.二', '2.乙', 'A.一 B.二 C.三'],
      ['二、多项选择题', '1.丙', 'A.一 B.二 C.三', '2.丁', 'A.一 B.二 C.三'],
      ['三、判断题', '1.戊', '2.己', '3.庚'],
    ];
    const expected = {
      accepted: { single: 2, multiple: 2, trueFalse: 3 },
      answers: { 1: 'A', 2: 'C', 3: 'AB', 4: 'BC', 5: 'A', 6: 'B', 7: 'A' },
      rejected: [],
    };
    const lists = [['1.A 2.C'], ['1-2 AB BC'], ['1-3 √×√']];
    const atEnd = [...sections.flat(), '参考答案', ...lists.flat()];
    expect(await report(...atEnd)).toEqual(expected);
    const headed = [
      ...sections.flat(),
      '答案：',
      '一、单项选择题',
      ...lists[0]!,
      '二、多项选择题',
      ...lists[1]!,
      '三、判断题',
      '1.√',
      '2.×',
      '3.√',
    ];
    expect(await report(...headed)).toEqual(expected);
    const turned = [...sections.flat(), '附：答案', '判断题：1-3 √×√', '多选题：1.AB 2.BC', '单选题：1-2 AC'];
    expect(await report(...turned)).toEqual(expected);
    const within = sections.flatMap((lines, i) => [...lines, '答案：', ...lists[i]!]);
    expect(await report(...within)).toEqual(expected);
    const noHeading = sections.flatMap((lines, i) => [...lines, ...lists[i]!]);
    expect(await report(...noHeading)).toEqual(expected);
  });

  it('does not take a question without a number for part of the one before', async () => {
    const { answers, rejected } = await report(
      '1.甲',
      'A.一',
      'B.二',
      '答案：A',
      '没有题号的乙（ ）',
      'A.三',
      'B.四',
      '答案：B',
      '3.丙',
      'A.五',
      'B.六',
      '答案：A',
    );
    expect([answers, rejected]).toEqual([{ 1: 'A', 2: 'B', 3: 'A' }, []]);
  });

  it('reads a file without any numbers', async () => {
    const { answers, rejected } = await report(
      '甲（ ）',
      'A.一',
      'B.二',
      '答案：A',
      '',
      '乙',
      '是什么',
      'A.三',
      'B.四',
      '答案：B',
      '解析：因为',
      '',
      '丙',
      'A.五',
      'B.六',
      '答案：A',
    );
    expect([answers, rejected]).toEqual([{ 1: 'A', 2: 'B', 3: 'A' }, []]);
  });

  it('reads lists within a stem and within an explanation as what they are', async () => {
    const [one, two, three] = await accepted(
      '1. 下列说法：',
      '(1) 甲',
      '(2) 乙',
      '正确的是',
      'A. 只有(1)',
      'B. 只有(2)',
      '答案：A',
      '解析：',
      '（1）甲对；',
      '（2）乙错。',
      '2. 第二题',
      'A. 一',
      'B. 二',
      '答案：B',
      '解析：A项错误。',
      '1. 见第五条',
      '2. 见第六条',
      '3. 2021年修订的法自7月15日起施行，罚款',
      '1.5倍以下',
      'A. 一',
      'B. 二',
      '答案：B',
    );
    expect(one!.stem).toBe('下列说法：\n(1) 甲\n(2) 乙\n正确的是');
    expect(one!.explanation).toContain('（2）乙错');
    expect(two!.explanation).toContain('2. 见第六条');
    expect(three!.stem).toContain('1.5倍以下');
  });

  it('reads explanations, articles, difficulty and topic', async () => {
    const [one] = await accepted(
      '第一章 总则',
      '1.甲',
      'A.一 B.二',
      '【答案】A【解析】因为第五条',
      '接着说明。',
      '法律依据：《中华人民共和国行政处罚法》第六十四条第一款、第五条',
      '难度：难',
    );
    expect(one).toMatchObject({
      topic: '第一章 总则',
      difficulty: 5,
      explanation: '因为第五条\n接着说明。',
      citations: [
        { law: '行政处罚法', article: '64.1' },
        { law: '行政处罚法', article: '5' },
      ],
    });
  });

  it('reads a case with its parts, numbered within it', async () => {
    const [one] = await accepted(
      '四、案例分析题',
      '案例一：某街道对甲处以罚款。',
      '甲不服。',
      '1. 应否告知听证？',
      'A.应当 B.不必',
      '答案：A',
      '2. 错误的有',
      'A.一 B.二 C.三',
      '答案：BC',
    );
    expect(one).toMatchObject({
      kind: 'case',
      stem: '某街道对甲处以罚款。\n甲不服。',
      parts: [
        { kind: 'single', answer: 'A' },
        { kind: 'multiple', answer: 'BC' },
      ],
    });
    const [other] = await accepted(
      '案例题',
      '1. 某街道对甲处以罚款。',
      '(1) 应否告知？',
      'A.应当 B.不必',
      '答案：A',
      '(2) 有哪些',
      'A.一 B.二 C.三',
      '答案：BC',
    );
    expect(other).toMatchObject({
      kind: 'case',
      stem: '某街道对甲处以罚款。',
      parts: [{ answer: 'A' }, { answer: 'BC' }],
    });
  });

  it('leaves instructions, page marks and rules of the paper aside', async () => {
    const { answers, rejected } = await report(
      '某某考试题库',
      '考试说明：',
      '1. 满分100分',
      '2. 闭卷',
      '一、单选题（共2题，每题1分）',
      '（每题只有一个答案）',
      '1.甲',
      'A.一 B.二',
      '第 1 页 共 3 页',
      '答案：A',
      '-----',
      '2.乙',
      'A.一 B.二 C.三',
      '答案：B',
      '—— 完 ——',
    );
    expect([answers, rejected]).toEqual([{ 1: 'A', 2: 'B' }, []]);
  });

  it('reads mixed numberings in one file', async () => {
    const ways = ['1.', '2、', '3．', '(4)', '（5）', '第6题', '７．', '8)', '【9】'];
    const { answers, rejected } = await report(
      ...ways.flatMap((way, i) => [`${way}题目${i}`, 'A.一', 'B.二', '答案：B']),
    );
    expect(Object.keys(answers)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9'].slice(0, ways.length));
    expect(rejected).toEqual([]);
  });
});
