import writeXlsxFile from 'write-excel-file/node';
import { printedReport, readQuestionFile } from './import-file.js';

const csv = (...lines: string[]) => readQuestionFile('题库.csv', Buffer.from(lines.join('\n')));
const report = async (...lines: string[]) => printedReport(await csv(...lines));
const HEAD = '序号,题型,题干,选项A,选项B,选项C,选项D,答案';
const sheet = (rows: unknown[][]) =>
  rows.map((cells) =>
    cells.map((value) => (value === '' ? null : { value, type: (value as object).constructor })),
  );
const workbook = async (sheets: Record<string, unknown[][]>) =>
  writeXlsxFile(
    Object.entries(sheets).map(([name, rows]) => ({ data: sheet(rows), sheet: name })) as never,
  ).toBuffer();
const fromBook = async (sheets: Record<string, unknown[][]>) =>
  printedReport(await readQuestionFile('题库.xlsx', await workbook(sheets)));

describe('questions of a table', () => {
  it.each([
    [[HEAD, '1,单选题,甲,一,二,三,四,B']],
    [['题目,正确答案,选项内容,题型', '甲,B,A.一 B.二,单选']],
    [['question;A;B;C;answer;type', '甲;一;二;三;b;single choice']],
    [['某某题库,,,', ',,,', '试题内容,答案A,答案B,标准答案', '甲,一,二,B']],
    [['题干(必填)\t备选答案1\t备选答案2\t答案（多选用逗号分隔）', '甲\t一\t二\tＢ']],
    [['类型,试题,选项,正确答案,难易度,章节', '单项选择,甲,"一|二",B,易,总则']],
    [['题型,题干,选项,答案', '单选,甲,"A、一\nB、二",B']],
    [['题干,选项一,选项二,答案', '甲,A.一,B.二,二']],
    [['\ufeff"题干","A","B","答案"', '"甲","一","二","B"']],
    [['1,单选题,甲某说了什么话,一,二,三,B', '2,单选题,乙某说了什么话,一,二,三,A']],
    [['题干,答案,选项A,选项B', '一、单选题,,,', '甲,B,一,二']],
  ])('reads it whatever its columns are called and in whatever order: %s', async (lines) => {
    const { accepted, answers, rejected } = await report(...lines);
    expect(rejected).toEqual([]);
    expect(accepted.single).toBeGreaterThan(0);
    expect(answers['1']).toBe('B');
  });

  it.each(['A,B,D', 'A、B、D', 'ABD', 'a b d', 'A;B;D', 'ＡＢＤ', 'A|B|D'])(
    'reads several letters: %s',
    async (answer) => {
      const { answers, rejected } = await report(HEAD, `1,多选题,甲,一,二,三,四,"${answer}"`);
      expect([answers, rejected]).toEqual([{ 1: 'ABD' }, []]);
    },
  );

  it.each([
    ['正确', 'A'],
    ['×', 'B'],
    ['TRUE', 'A'],
    ['F', 'B'],
    ['0', 'B'],
    ['A', 'A'],
    ['B', 'B'],
  ])('reads a judgement: %s', async (answer, letter) => {
    const { accepted, answers } = await report(
      HEAD,
      `1,判断题,应当公开,,,,,${answer}`,
      `2,判断题,应当保密,正确,错误,,,${answer === '0' ? 'B' : answer}`,
    );
    expect([accepted.trueFalse, answers]).toEqual([2, { 1: letter, 2: letter }]);
  });

  it('rejects each broken row by its line and leaves the others whole', async () => {
    const { answers, rejected } = await report(
      HEAD,
      '1,单选题,"引号、逗号,和""引号"",都在',
      '第二行",一,二,,,A',
      '2,单选题,,一,二,,,A',
      '3,单选题,无答案,一,二,,,',
      '4,单选题,答案没有选项,一,二,,,D',
      '5,单选题,两个答案,一,二,三,,AB',
      '6,多选题,一个答案,一,二,三,,A',
      '7,单选题,一个选项,一,,,,A',
      '8,单选题,相同选项,一,二,一,,A',
      '9,单选题,"引号、逗号,和“引号”,都在第二行",二,一,,,B',
      '10,抢答题,未知题型,一,二,,,A',
      '11,简答题,不支持,,,,,略',
      '1,单选题,题号重复了,一,二,,,A',
      '12,单选题,"没有成对的引号,一,二,,,A',
      '13,单选题,好题,一,二,,,B',
      ',,,,,,,',
      '14,判断题,判断题有四个选项,一,二,三,四,A',
      '15,判断题,判断题答案不对,,,,,C',
      '16,单选题,最后的好题,=1+1,二,,,A',
    );
    expect(answers).toEqual({ 1: 'A', 13: 'B', 16: 'A' });
    const words = [
      '缺题干',
      '缺答案',
      '没有对应的选项',
      '2个答案',
      '只有一个答案',
      '少于两个',
      '内容相同',
      '与第2行的试题重复',
      '抢答题',
      '简答题',
      '题号1在第2行',
      '引号没有成对',
      '只有“正确”“错误”',
      '没有对应的选项',
    ];
    expect(rejected.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 18, 19]);
    rejected.forEach(({ reason }, i) => expect(reason).toContain(words[i]));
  });

  it('does not read a row with a comma too many as another question', async () => {
    const { answers, rejected } = await report(
      HEAD,
      '1,单选题,甲,与乙的关系,一,二,三,四,B',
      '2,单选题,丙,一,二,,,B,,',
    );
    expect(answers).toEqual({ 2: 'B' });
    expect(rejected).toMatchObject([{ line: 2 }]);
    expect(rejected[0]!.reason).toContain('列数多于表头');
  });

  it('reads a table that was saved as a text', async () => {
    const text = '题干\tA\tB\t答案\n甲\t一\t二\tB\n';
    expect(printedReport(await readQuestionFile('题.txt', Buffer.from(text)))).toMatchObject({
      answers: { 1: 'B' },
    });
  });

  it('keeps what looks like a formula as the text it is', async () => {
    const { accepted } = await csv(HEAD, `1,单选题,=HYPERLINK(1),=cmd|' /C calc'!A0,@二,+三,-四,A`);
    expect(accepted[0]!.content.options.map(({ text }) => text)).toEqual([
      `=cmd|' /C calc'!A0`,
      '@二',
      '+三',
      '-四',
    ]);
  });

  it('reads GBK and UTF-16 as well as UTF-8', async () => {
    const gbk = Buffer.concat([
      Buffer.from([0xcc, 0xe2, 0xb8, 0xc9, 0x2c, 0x41, 0x2c, 0x42, 0x2c, 0xb4, 0xf0, 0xb0, 0xb8, 0x0d, 0x0a]), // 题干,A,B,答案
      Buffer.from([0xbc, 0xd7, 0x2c, 0xd2, 0xbb, 0x2c, 0xb6, 0xfe, 0x2c, 0x42, 0x0d, 0x0a]), // 甲,一,二,B
    ]);
    const utf16 = Buffer.from('\ufeff题干\tA\tB\t答案\r\n甲\t一\t二\tB', 'utf16le');
    for (const bytes of [gbk, utf16]) {
      const { accepted } = await readQuestionFile('题.csv', bytes);
      expect(accepted.map(({ content }) => [content.stem, content.answer])).toEqual([['甲', 'B']]);
    }
  });

  it('asks for a heading where the columns can be read in more than one way', async () => {
    const { accepted, rejected } = await report('甲,A,B,C', '乙,B,A,C');
    expect(accepted.single).toBe(0);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ line: 1 });
    expect(rejected[0]!.reason).toContain('没有找到表头');
  });

  it('reads difficulty in words, numbers and shares, and articles', async () => {
    const { accepted, rejected } = await csv(
      '题干,A,B,答案,难度,法律依据,解析',
      '甲,一,二,A,易,《行政处罚法》第四十二条,',
      '乙,一,二,A,4,内部规定,因为',
      '丙,一,二,A,0.35,,',
      '丁,一,二,A,天,,',
    );
    expect(accepted.map(({ content }) => content.difficulty)).toEqual([1, 4, 4]);
    expect(accepted[0]!.content.citations).toEqual([
      { law: '行政处罚法', article: '42', lawVersion: '未注明' },
    ]);
    expect(accepted[1]!.content.explanation).toBe('因为\n依据：内部规定');
    expect(rejected).toEqual([{ line: 5, reason: '难度“天”无法识别，请写1至5，或者易、中、难' }]);
  });

  it('takes the kind from the name of a sheet, and names the sheet of a broken row', async () => {
    const head = ['题号', '题干', 'A', 'B', 'C', '答案'];
    const { accepted, answers, rejected } = await fromBook({
      单选题: [['某某题库'], head, [1, '甲', '一', '二', '', 'A'], [2, '乙', '一', '二', '', 'AB']],
      多选题: [
        head,
        [1, '丙', '一', '二', '三', 'ABC'],
        ['', '', '', '', '', ''],
        [2, '丁', '一', '二', '三', 'A,B'],
      ],
      判断题: [
        ['题号', '题干', '答案'],
        [1, '戊', true],
        [2, '己', '错'],
      ],
      说明: [['本表由某某编制']],
    });
    expect(accepted).toEqual({ single: 1, multiple: 2, trueFalse: 2 });
    expect(answers).toEqual({ 1: 'A', 3: 'ABC', 2: 'AB', 5: 'A', 6: 'B' });
    expect(rejected).toEqual([
      { line: 4, reason: '工作表“单选题”：单选题有2个答案（AB），请改为一个答案或者改为多选题' },
    ]);
  });

  it('reads 5,000 questions of a workbook in less than ten seconds', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => [
      i + 1,
      i % 3 ? '单选题' : '多选题',
      `第${i}问：当事人对行政处罚决定不服的，可以怎样（　）`,
      `申请复议${i}`,
      `提起诉讼${i}`,
      `拒绝履行${i}`,
      `当场撕毁${i}`,
      i % 3 ? 'A' : 'A,B',
      '见行政处罚法第七条',
    ]);
    const bytes = await workbook({
      题库: [['序号', '题型', '题干', '选项A', '选项B', '选项C', '选项D', '答案', '解析'], ...rows],
    });
    const began = performance.now();
    const { accepted, rejected } = await readQuestionFile('大.xlsx', bytes);
    expect(performance.now() - began).toBeLessThan(10_000);
    expect([accepted.length, rejected.length]).toEqual([5000, 0]);
  });

  it('says of a file it cannot read what to do instead', async () => {
    const reason = async (name: string, bytes: Buffer) =>
      (await readQuestionFile(name, bytes)).rejected.map((one) => one.reason).join();
    expect(await reason('题.xlsx', Buffer.from('PK\x03\x04 broken'))).toContain('另存为 .xlsx');
    expect(await reason('题.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))).toContain(
      '另存为 .xlsx',
    );
    expect(await reason('题.txt', Buffer.alloc(0))).toContain('空的');
    expect(await reason('题.txt', Buffer.from('没有试题的文字'))).toContain('没有找到试题');
    expect(await reason('题.csv', Buffer.from(`题干,A,B,答案\n${'长'.repeat(10_001)},一,二,A`))).toContain(
      '超过10000字',
    );
    expect(await reason('题.txt', Buffer.alloc(21 * 2 ** 20, 'a'))).toContain('超过20MB');
  });

  it('reads any bytes without failing and in a short time', async () => {
    const began = performance.now();
    const long = [
      `1. ${' '.repeat(200_000)}x`,
      'A.'.repeat(100_000),
      '（'.repeat(100_000),
      '1-5 '.repeat(50_000),
      '"'.repeat(100_001),
      'A,'.repeat(100_000),
    ];
    for (const text of long)
      for (const name of ['题.txt', '题.csv']) await readQuestionFile(name, Buffer.from(text));
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
