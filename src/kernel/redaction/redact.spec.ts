import { compareExceptRemovals, redact, rescan } from './index.js';

function hidden(text: string, options = {}): string[] {
  return redact(text, options).removals.map((removal) => text.slice(removal.start, removal.end));
}

describe('redaction with what the case knows', () => {
  it('RED-07 shows a punished person as 张某某 and others without a trace', () => {
    const { text } = redact('当事人张三，男，罚款100元。证人李四的证言。');
    expect(text).toBe('当事人张某某，男，罚款100元。证人某某的证言。');
  });

  it('RED-01 hides persons the case names though the text gives them no role', () => {
    expect(hidden('现场另有甄士隐一名。', { otherPersons: ['甄士隐'] })).toEqual(['甄士隐']);
    expect(redact('甄士隐违停。', { punishedPersons: ['甄士隐'] }).text).toBe('甄某某违停。');
  });

  it('keeps a name the case keeps, and a longer kept name that holds a hidden one', () => {
    expect(hidden('证人王明证实，执法人员：王明远、刘海。王明远记录。')).toEqual(['王明']);
    expect(hidden('联系人：王明', { keepNames: ['王明'] })).toEqual([]);
  });

  it('hides further terms, however spaced', () => {
    const terms = [{ text: '青藤计划', class: 'natural-person-name' as const }];
    expect(hidden('代号 青 藤\n计划 的合同', { terms })).toEqual(['青 藤\n计划']);
    expect(hidden('无', { terms: [{ text: ' ', class: 'phone' as const }] })).toEqual([]);
  });

  it('RED-02 counts age by the given day of decision', () => {
    const text = '当事人，2008年5月2日出生。';
    expect(redact(text, { decisionDay: '2026-05-01' }).refuse).toContain('RED-02');
    expect(redact(text, { decisionDay: '2026-05-02' }).refuse).toBeUndefined();
  });

  it('RED-02 finds a minor by the identity number alone', () => {
    const result = redact('当事人身份证号37010420090620331X。', { decisionDay: '2026-06-01' });
    expect(result.refuse).toContain('RED-02');
    expect(result.removals.map((removal) => removal.class)).toEqual(['id-number']);
  });

  it('leaves a text with nothing private as it was', () => {
    const text = '罚款人民币1,500.00元。\n';
    expect(redact(text)).toEqual({ text, removals: [] });
    expect(redact('')).toEqual({ text: '', removals: [] });
  });

  it('gives removals in order, without overlap, inside the text', () => {
    const text = '当事人：张三，男，身份证号370102199003071234，住济南市历下区文化西路1号，电话13800001234。';
    const { removals } = redact(text);
    removals.forEach((removal, i) => {
      expect(removal.start).toBeGreaterThanOrEqual(removals[i - 1]?.end ?? 0);
      expect(removal.end).toBeGreaterThan(removal.start);
      expect(removal.rule).toMatch(/^RED-0[127]$/);
    });
    expect(removals).toHaveLength(4);
  });

  it('RED-04 finds what a hand-made redaction forgot', () => {
    expect(rescan('当事人：张某某，电话13800001234').map((removal) => removal.class)).toEqual(['phone']);
  });
});

describe('RED-04 equality except for the removals', () => {
  const original = '证人李四，电话13800001234，在场。';
  const { text, removals } = redact(original);

  it('holds for what redact gives', () => {
    expect(compareExceptRemovals(original, text, removals)).toEqual({ ok: true });
  });

  it.each([
    ['a word was changed', text.replace('在场', '缺席'), removals, 'text-differs'],
    ['something was added at the end', `${text}附`, removals, 'length-differs'],
    ['something was cut off', text.slice(0, -1), removals, 'text-differs'],
    ['a removal is not carried out', original, removals, 'replacement-differs'],
    ['a removal is not listed', text, removals.slice(1), 'text-differs'],
    ['removals overlap', text, [removals[0]!, removals[0]!], 'removals-malformed'],
  ] as const)('does not hold when %s', (_, published, listed, reason) => {
    expect(compareExceptRemovals(original, published, listed)).toMatchObject({ ok: false, reason });
  });

  it('names the place of the first difference', () => {
    const changed = text.replace('在场', '缺席');
    expect(compareExceptRemovals(original, changed, removals)).toMatchObject({
      original: original.indexOf('在场'),
      published: text.indexOf('在场'),
    });
  });
});

describe('hostile texts', () => {
  it.each([
    '市区县镇',
    '住',
    '当事人张三和',
    '1 ',
    'a.',
    '济南市文化西路小区花园号楼村里道',
    '《',
    '因',
    '和',
    '人员',
    '李四（',
    '工人张三，',
    '位于济南市1',
    '南至李四',
  ])('are read in a moment: %j over and over', (piece) => {
    const text = piece.repeat(Math.ceil(4000 / piece.length));
    const before = performance.now();
    const result = redact(text);
    expect(performance.now() - before).toBeLessThan(3000);
    expect(compareExceptRemovals(text, result.text, result.removals)).toEqual({ ok: true });
  });
});

it('RED-01 reads a list of sixteen thousand names once', () => {
  const began = performance.now();
  const { text } = redact('证人' + '张三、李四、'.repeat(8000));
  expect(text).not.toMatch(/张三|李四/);
  // Reading on from each of them took minutes.
  expect(performance.now() - began).toBeLessThan(20_000);
});

it.each([
  ['艾合买提·买买提', '当事人：艾合买提·买买提，男，系天山拉面馆经营者。艾合买提·买买提承认。'],
  ['额尔登其木格', '申请人：额尔登其木格，女，蒙古族，某店经营者。额尔登其木格提交材料。'],
  ['李四', '证人李四到场。李四撞坏隔壁老王家超市。'],
])('RED-01 a firm named near by does not shield %s', (name, text) => {
  expect(redact(text).text).not.toContain(name);
});

it('RED-04 what a road suffers is nobody’s illness', () => {
  const text = '因通道狭窄，车辆无法通行。因路面硬化，雨后积水。';
  expect(redact(text).text).toBe(text);
});
