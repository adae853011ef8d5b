import { redactCommand } from './redact.js';

const DECISION = `行政处罚决定书
当事人：张甲乙
身份证号码：11010519491231002X
经查，张甲乙占道经营，罚款人民币800元。
2026年11月23日`;

it('RED-01 RED-07 prints the text, and each removal with class, rule and offsets of the input', () => {
  const answer = JSON.parse(redactCommand(DECISION, '2026-11-23'));
  expect(Object.keys(answer)).toEqual(['text', 'removals']);
  expect(answer.text).not.toContain('张甲乙');
  expect(answer.text).toContain('罚款人民币800元');
  for (const removal of answer.removals)
    expect(Object.keys(removal).sort()).toEqual(['class', 'end', 'rule', 'start']);
  const id = answer.removals.find((removal: { class: string }) => removal.class === 'id-number');
  expect(DECISION.slice(id.start, id.end)).toBe('11010519491231002X');
});

it('RED-02 says why a decision must not go online', () => {
  const answer = JSON.parse(redactCommand(`${DECISION}\n当事人系未成年人。`, '2026-11-23'));
  expect(answer.refuse).toContain('未成年人');
});

it('RED-02 counts an age by the day it is asked where the text has none', () => {
  const born = (year: number) => redactCommand(`证人系在校学生，${year}年5月6日出生。`, '2026-11-23');
  expect(JSON.parse(born(2012)).refuse).toContain('未成年人');
  expect(JSON.parse(born(1990)).refuse).toBeUndefined();
});
