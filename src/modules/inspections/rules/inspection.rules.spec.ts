import {
  approverStaysBehind,
  capIsKept,
  correctionHasItsDay,
  daysAreInOrder,
  itemIsListed,
  mayBeLetIn,
  noticeIsGivenOrExplained,
  type Standing,
} from './inspection.rules.js';
import { INSPECTION_KINDS } from './words.js';

const code = (result: { ok: boolean; refusal?: { code: string; ruleId?: string } }) =>
  result.ok ? 'ok' : `${result.refusal!.code} ${result.refusal!.ruleId ?? ''}`.trim();

describe('INS-02 the list of inspection items', () => {
  const item = { name: '占道经营检查', from: '2026-03-01', to: '2026-11-30' };
  it.each([
    ['2026-03-01', '2026-03-01', 'ok'],
    ['2026-11-30', '2026-11-30', 'ok'],
    ['2026-02-28', '2026-03-01', 'inspection.not-listed INS-02'],
    ['2026-11-30', '2026-12-01', 'inspection.not-listed INS-02'],
  ])('from %s to %s: %s', (first, last, said) => expect(code(itemIsListed(item, first, last))).toBe(said));
  it('an item without an end stands', () =>
    expect(code(itemIsListed({ ...item, to: null }, '2030-01-01', '2030-01-02'))).toBe('ok'));
});

describe('days and notice', () => {
  it('an inspection is not asked for afterwards, nor ends before it begins', () => {
    expect(code(daysAreInOrder('2026-09-14', '2026-09-14', '2026-09-14'))).toBe('ok');
    expect(code(daysAreInOrder('2026-09-13', '2026-09-14', '2026-09-14'))).toBe('inspection.days');
    expect(code(daysAreInOrder('2026-09-15', '2026-09-14', '2026-09-14'))).toBe('inspection.days');
  });

  it.each([
    [{ on: '2026-09-13', whyNone: null }, 'ok'],
    [{ on: '2026-09-14', whyNone: null }, 'ok'],
    [{ on: '2026-09-15', whyNone: null }, 'inspection.notice INS-08'],
    [{ on: null, whyNone: '突击检查夜间排污' }, 'ok'],
    [{ on: null, whyNone: null }, 'inspection.notice INS-08'],
    [{ on: '2026-09-13', whyNone: '又说没有' }, 'inspection.notice INS-08'],
  ])('INS-08 notice %j before 2026-09-14: %s', (notice, said) =>
    expect(code(noticeIsGivenOrExplained(notice, '2026-09-14'))).toBe(said),
  );
});

describe('INS-05 the yearly cap', () => {
  const excludes = ['投诉举报', '转办交办', '数据监测'];
  it('holds planned inspections at the cap, and none below it', () => {
    expect(code(capIsKept({ kind: 'planned', before: 1, cap: 2, excludes }))).toBe('ok');
    expect(code(capIsKept({ kind: 'planned', before: 2, cap: 2, excludes }))).toBe(
      'inspection.too-often INS-05',
    );
    expect(code(capIsKept({ kind: 'planned', before: 99, cap: null, excludes }))).toBe('ok');
  });
  it.each(INSPECTION_KINDS.filter((kind) => kind !== 'planned'))(
    'does not count a case of its own: %s',
    (kind) => {
      expect(code(capIsKept({ kind, before: 2, cap: 2, excludes }))).toBe('ok');
      expect(code(capIsKept({ kind, before: 2, cap: 2, excludes: [] }))).toBe('inspection.too-often INS-05');
    },
  );
});

describe('INS-08 approval', () => {
  const inspection = { requestedBy: 'a', officerIds: ['o1', 'o2'] };
  it('is not of those who go, nor of who asked', () => {
    expect(code(approverStaysBehind({ userId: 'l' }, inspection))).toBe('ok');
    expect(code(approverStaysBehind({ userId: 'l', officerId: 'o3' }, inspection))).toBe('ok');
    expect(code(approverStaysBehind({ userId: 'l', officerId: 'o2' }, inspection))).toBe(
      'inspection.approver-goes INS-08',
    );
    expect(code(approverStaysBehind({ userId: 'a' }, inspection))).toBe('inspection.approver-goes INS-08');
  });

  const approved: Standing = {
    state: 'planned',
    approval: 'approved',
    urgentReason: null,
    first: '2026-09-14',
    last: '2026-09-15',
  };
  it.each([
    [{}, '2026-09-14', 'ok'],
    [{}, '2026-09-15', 'ok'],
    [{}, '2026-09-13', 'inspection.other-day INS-08'],
    [{}, '2026-09-16', 'inspection.other-day INS-08'],
    [{ approval: 'pending' }, '2026-09-14', 'inspection.not-approved INS-08'],
    [{ approval: 'pending', urgentReason: '现场冒烟' }, '2026-09-14', 'ok'],
    [{ approval: 'refused', urgentReason: '现场冒烟' }, '2026-09-14', 'inspection.out-of-order'],
    [{ state: 'entered' }, '2026-09-14', 'inspection.out-of-order'],
    [{ state: 'cancelled' }, '2026-09-14', 'inspection.out-of-order'],
  ] as const)('%j on %s: %s', (over, today, said) =>
    expect(code(mayBeLetIn({ ...approved, ...over }, today))).toBe(said),
  );
});

it.each([
  ['order', '2026-09-20', 'ok'],
  ['order', '2026-09-13', 'inspection.correct-by'],
  ['order', null, 'inspection.correct-by'],
  ['none', null, 'ok'],
  ['none', '2026-09-20', 'inspection.correct-by'],
] as const)('the result %s with the day %s: %s', (result, day, said) =>
  expect(code(correctionHasItsDay(result, day, '2026-09-14'))).toBe(said),
);
