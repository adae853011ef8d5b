import { compareExceptRemovals, type Removal } from '../../../kernel/redaction/index.js';
import { planRemovals, publishedOffset, unexplained } from './removals.rules.js';

const TEXT = '当事人张甲乙，车牌鲁A12345，电话13800001234。';
const span = (word: string) => ({ start: TEXT.indexOf(word), end: TEXT.indexOf(word) + word.length });
const NAME: Removal = {
  ...span('张甲乙'),
  class: 'natural-person-name',
  rule: 'RED-07',
  replacement: '张某某',
};
const PLATE: Removal = { ...span('鲁A12345'), class: 'plate', rule: 'RED-01', replacement: '***' };
const PHONE: Removal = { ...span('13800001234'), class: 'phone', rule: 'RED-01', replacement: '***' };
const ID: Removal = { ...span('当事人'), class: 'id-number', rule: 'RED-01', replacement: '***' };
const plan = (...rest: [manual?: object[], kept?: object[], terms?: string[], detected?: Removal[]]) => {
  const [manual = [], kept = [], terms = [], detected = [NAME, PLATE, PHONE]] = rest;
  return planRemovals(TEXT, detected, manual as never, kept as never, terms);
};

it('RED-04 detected and manual removals give a text that is the original but for them', () => {
  const made = plan([{ ...span('车牌'), class: 'plate' }]);
  if (!made.ok) throw new Error(made.refusal.code);
  expect(made.value.text).toBe('当事人张某某，******，电话***。');
  expect(compareExceptRemovals(TEXT, made.value.text, made.value.removals)).toEqual({ ok: true });
  expect(made.value.removals.map((removal) => removal.by)).toEqual([
    'detector',
    'person',
    'detector',
    'detector',
  ]);
});

it('stretches that overlap become one, and the person’s class stands', () => {
  const made = plan([{ start: PLATE.start - 2, end: PLATE.end - 1, class: 'health' }]);
  if (!made.ok) throw new Error(made.refusal.code);
  expect(made.value.removals).toHaveLength(3);
  expect(made.value.removals[1]).toMatchObject({
    start: PLATE.start - 2,
    end: PLATE.end,
    class: 'health',
    by: 'person',
  });
  expect(compareExceptRemovals(TEXT, made.value.text, made.value.removals)).toEqual({ ok: true });
});

it('a detected stretch may be kept with a reason, and the re-scan is then explained there and nowhere else', () => {
  const kept = [{ start: PLATE.start, end: PLATE.end, reason: '涉案工具' }];
  const made = plan([], kept);
  if (!made.ok) throw new Error(made.refusal.code);
  const { text, removals } = made.value;
  expect(text).toContain('鲁A12345');
  const at = publishedOffset(removals, PLATE.start);
  expect(text.slice(at, at + 7)).toBe('鲁A12345');
  const found = { ...PLATE, start: at, end: at + 7 };
  const elsewhere = { ...PLATE, start: 0, end: 2 };
  expect(unexplained([found, elsewhere], removals, kept)).toEqual([elsewhere]);
});

it.each([
  ['outside the text', [{ start: 0, end: 999, class: 'phone' }], []],
  ['empty', [{ start: 3, end: 3, class: 'phone' }], []],
  ['turned round', [{ start: 5, end: 3, class: 'phone' }], []],
  ['kept but never detected', [], [{ start: 0, end: 2, reason: '试' }]],
  ['kept in part', [], [{ start: PLATE.start, end: PLATE.end - 1, reason: '试' }]],
])('refuses a span that is %s', (_, manual, kept) => {
  const made = plan(manual, kept);
  expect(made.ok || made.refusal.code).toBe('disclosure.span');
});

it('refuses a span through the middle of a character', () => {
  const made = planRemovals('𠮷某', [], [{ start: 1, end: 3, class: 'phone' }], [], []);
  expect(made.ok || made.refusal.code).toBe('disclosure.span');
});

it('RED-01 an identity number and what the case file knows are never kept', () => {
  const keep = ({ start, end }: Removal) => [{ start, end, reason: '试' }];
  const byClass = plan([], keep(ID), [], [ID]);
  const byTerm = plan([], keep(PHONE), ['138 0000 1234']);
  for (const made of [byClass, byTerm])
    expect(made.ok || made.refusal.code).toBe('disclosure.keep-not-allowed');
  expect(plan([], keep(PHONE)).ok).toBe(true);
});
