import { printedReport, readQuestionFile } from './import-file.js';

const report = async (...lines: string[]) =>
  printedReport(await readQuestionFile('题库.txt', Buffer.from(lines.join('\n'), 'utf8')));

describe('broken questions of a text file', () => {
  it('names a list whose answers do not fit the questions', async () => {
    const { answers, rejected } = await report(
      '1.甲',
      'A.一 B.二',
      '2.乙',
      'A.三 B.四',
      '答案：',
      '1-2 ABA',
      '9.A',
    );
    expect(answers).toEqual({});
    expect(rejected.map(({ line }) => line)).toEqual([1, 3, 6, 7]);
    expect(rejected[2]!.reason).toContain('应有2个答案');
    expect(rejected[3]!.reason).toContain('第9题没有对应的试题');
  });

  it.each([
    ['no answer', ['1.坏题', 'A.一 B.二'], '缺答案'],
    ['no stem', ['1.', 'A.一 B.二', '答案：A'], '缺题干'],
    ['an answer without its option', ['1.坏题', 'A.一 B.二', '答案：D'], '没有对应的选项'],
    ['two answers to a single', ['1.（单选题）坏题', 'A.一 B.二 C.三', '答案：AB'], '2个答案'],
    ['one answer to a multiple', ['1.（多选题）坏题', 'A.一 B.二 C.三', '答案：A'], '只有一个答案'],
    ['one option', ['1.坏题', 'A.一', '答案：A'], '选项少于两个'],
    ['no option', ['1.坏题（ ）', '答案：A'], '选项少于两个'],
    ['options alike', ['1.坏题', 'A.一', 'B.二', 'C.一', '答案：A'], '选项A与选项C内容相同'],
    ['a letter twice', ['1.坏题', 'A.一', 'B.二', 'B.三', '答案：A'], '选项B出现两次'],
    ['an empty option', ['1.坏题', 'A.一', 'B.', 'C.三', '答案：A'], '选项B没有内容'],
    ['an answer nobody can read', ['1.坏题', 'A.一', 'B.二', '答案：略'], '无法识别'],
    ['a judgement of options', ['1.坏题', 'A.一', 'B.二', '答案：对'], '与选项不符'],
    ['a letter twice in the answer', ['1.坏题', 'A.一', 'B.二', '答案：AA'], '重复'],
    ['two answers that differ', ['1.坏题（A）', 'A.一', 'B.二', '答案：B'], '不一致'],
    ['a kind without letters', ['一、简答题', '1.什么是行政处罚？', '答案：略'], '不能导入'],
  ])(
    'rejects %s at the line where the question begins, and leaves its neighbours whole',
    async (_, lines, words) => {
      const neighbour = (n: number) => [`${n}.好题${n}`, 'A.一', 'B.二', 'C.三', '答案：C'];
      const section = lines[0]!.includes('、简答')
        ? lines
        : ['一、选择题', ...neighbour(9), ...lines.map((line) => line.replace(/^1\./, '10.'))];
      const after = lines[0]!.includes('、简答')
        ? ['二、选择题', ...neighbour(9), ...neighbour(11)]
        : neighbour(11);
      const { answers, rejected } = await report(...section, ...after);
      expect(answers).toEqual({ 9: 'C', 11: 'C' });
      expect(rejected).toHaveLength(1);
      expect(rejected[0]!.line).toBe(lines[0]!.includes('、简答') ? 2 : 7);
      expect(rejected[0]!.reason).toContain(words);
    },
  );

  it('names the first line of a question that stands twice, and of a number used twice', async () => {
    const { answers, rejected } = await report(
      '1.甲（ ）。',
      'A.一 B.二',
      '答案：A',
      '2.甲( )',
      'A.二 B.一',
      '答案：B',
      '3.乙',
      'A.一 B.二',
      '答案：A',
      '3.丙',
      'A.一 B.二',
      '答案：A',
    );
    expect(answers).toEqual({ 1: 'A', 3: 'A' });
    expect(rejected).toEqual([
      { line: 4, reason: '与第1行的试题重复，请删去一题' },
      { line: 10, reason: '题号3在第7行已经用过，请改正题号' },
    ]);
  });
});
