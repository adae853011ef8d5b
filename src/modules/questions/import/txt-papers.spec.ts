import { printedReport, readQuestionFile } from './import-file.js';

const read = (text: string) => readQuestionFile('题库.txt', Buffer.from(text, 'utf8'));
const report = async (...lines: string[]) => printedReport(await read(lines.join('\n')));
const accepted = async (...lines: string[]) =>
  (await read(lines.join('\n'))).accepted.map(({ content }) => content);

describe('papers as people print them', () => {
  it('reads a paper by chapters, each with its answers by section', async () => {
    const {
      accepted: counts,
      answers,
      rejected,
    } = await report(
      '第一章 总则',
      '一、单项选择题',
      '1、甲（   ）。',
      'A、一    B、二',
      '2、乙（   ）。',
      'A、三    B、四',
      '二、判断题',
      '1、丁。（   ）',
      '2、戊。（   ）',
      '第一章答案',
      '一、1.A 2.B',
      '二、1.√ 2.×',
      '第二章 处罚',
      '一、单项选择题',
      '1、己（   ）。',
      'A、五    B、六',
      '答案',
      '一、单项选择题',
      '1.B',
    );
    expect([counts, answers, rejected]).toEqual([
      { single: 3, multiple: 0, trueFalse: 2 },
      { 1: 'A', 2: 'B', 3: 'A', 4: 'B', 5: 'B' },
      [],
    ]);
  });

  it('takes a number between two options for a part of the first', async () => {
    const [one] = await accepted('6、甲', 'A、1.当场处罚；', '2.可以罚款', 'B、应当告知', '答案：A');
    expect(one!.options.map(({ text }) => text)).toEqual(['1.当场处罚；\n2.可以罚款', '应当告知']);
  });

  it('reads answers in brackets before the number', async () => {
    const { answers, rejected } = await report(
      '判断题',
      '（ √ ）1.甲应当公开。',
      '(×) 2、乙应当保密。',
      '(  ) 3.丙',
      '【对】4．丁',
    );
    expect([answers, rejected.map(({ line }) => line)]).toEqual([{ 1: 'A', 2: 'B', 4: 'A' }, [4]]);
    const [one] = await accepted('( AB ) 1.甲', 'A.一 B.二 C.三');
    expect(one).toMatchObject({ kind: 'multiple', stem: '甲（ ）', answer: 'AB' });
  });
});
