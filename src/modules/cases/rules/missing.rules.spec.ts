import type { DecisionDraft } from './draft.js';
import { missingOf } from './missing.rules.js';
import type { MatrixCell } from './record-matrix.rules.js';

type Facts = Parameters<typeof missingOf>[0];

const DRAFT = { kind: 'penalty', penalties: ['fine'], fineFen: 1 } as DecisionDraft;
const REQUIRED = { required: true, grounds: [], because: '疑难复杂' };
const missing = (changes: Partial<Facts> = {}) =>
  missingOf({
    file: { state: 'notified', facts: '占道经营', draft: DRAFT },
    matrix: [],
    clocks: [],
    scope: REQUIRED,
    review: { passed: true },
    changed: [],
    ...changes,
  });
const codes = (changes: Partial<Facts>) => missing(changes).map(({ code, ruleId }) => [code, ruleId]);
const clock = (status: string) => ({ ruleId: 'PEN-06', title: '作出决定', due: '2026-09-14', status });
const cell = (changes: Partial<MatrixCell>): MatrixCell => ({
  stage: 'service',
  stageName: '送达',
  text: 1,
  photo: 0,
  audio: 0,
  video: 0,
  status: 'missing',
  ...changes,
});

describe('what is missing in a case', () => {
  it('is nothing where nothing is', () => expect(missing()).toEqual([]));

  it.each(['lead', 'investigating', 'notified'] as const)(
    'is while %s what a later step will demand: the second officer, the address of the party',
    (state) => {
      const file = { state, facts: '占道经营', draft: null, officerIds: ['o1'], party: { name: '甲' } };
      const asked = missing({ file, minimumOfficers: 2 }).map(({ code, ruleId }) => [code, ruleId]);
      expect(asked).toEqual(
        expect.arrayContaining([
          ['second-officer', 'PEN-02'],
          ['party-address', 'PEN-18'],
        ]),
      );
      const whole = { ...file, officerIds: ['o1', 'o2'], party: { name: '甲', address: '示例路1号' } };
      const left = missing({ file: whole, minimumOfficers: 2 }).map(({ code }) => code);
      expect(left).not.toContain('second-officer');
      expect(left).not.toContain('party-address');
      const decided = missing({ file: { ...file, state: 'decided' }, minimumOfficers: 2 });
      expect(decided).toEqual([]);
    },
  );

  it.each(['overdue', 'met-late', 'due-soon'])(
    'is said of a clock that is %s, with its rule and its day',
    (status) => {
      expect(missing({ clocks: [clock(status)] })).toEqual([
        { code: status, ruleId: 'PEN-06', text: expect.stringContaining('2026年9月14日') },
      ]);
    },
  );

  it.each(['running', 'met', 'lapsed'])('is not said of a clock that is %s', (status) => {
    expect(missing({ clocks: [clock(status)] })).toEqual([]);
  });

  it('tells a stage without any record (REC-01) from one without sound and pictures (REC-03)', () => {
    expect(missing({ matrix: [cell({ text: 0 }), cell({})] })).toMatchObject([
      { code: 'record-missing', ruleId: 'REC-01', stage: 'service', text: '送达环节没有记录' },
      { code: 'record-missing', ruleId: 'REC-03', stage: 'service', text: '送达环节没有音像记录' },
    ]);
  });

  it.each(['recorded', 'explained', 'not-reached'] as const)(
    'is not said of a stage that is %s',
    (status) => {
      expect(missing({ matrix: [cell({ status })] })).toEqual([]);
    },
  );

  it('says what a stage under way still lacks, but not that review and execution are not over', () => {
    const open = (stage: MatrixCell['stage']) => missing({ matrix: [cell({ stage, status: 'open' })] });
    expect(open('service')).toMatchObject([
      { code: 'record-open', ruleId: 'REC-03', text: '送达环节尚无音像记录' },
    ]);
    expect([...open('review'), ...open('execution')]).toEqual([]);
  });

  it('PEN-14: says how the review stands while the case is undecided', () => {
    expect(codes({ review: undefined })).toEqual([['review-required', 'PEN-14']]);
    expect(codes({ review: { passed: false } })).toEqual([['review-not-passed', 'PEN-14']]);
    expect(codes({ changed: ['证据清单'] })).toEqual([['review-voided', 'PEN-14']]);
    expect(codes({ heardSince: true })).toEqual([['review-before-hearing', 'PEN-14']]);
    expect(codes({ reviewerInvolved: true })).toEqual([['reviewer-involved', 'PEN-14']]);
    expect(missing({ changed: ['证据清单'] })[0]!.text).toContain('证据清单');
  });

  it('PEN-14: says nothing of a review that is not required, or of a case already decided', () => {
    expect(codes({ review: undefined, scope: { ...REQUIRED, required: false } })).toEqual([]);
    const file = { state: 'decided', facts: '占道经营', draft: DRAFT as never } as const;
    expect(codes({ review: undefined, file })).toEqual([]);
  });

  it('PEN-07: is the notice while a penalty is drafted and the party was not told; not for a decision without penalty', () => {
    const told = { state: 'concluded', facts: '占道经营', draft: DRAFT as never } as const;
    expect(codes({ file: told })).toEqual([['notice-required', 'PEN-07']]);
    const mild = { ...told, draft: { ...DRAFT, kind: 'minor-no-penalty' } as never };
    expect(codes({ file: mild, scope: { ...REQUIRED, required: false } })).toEqual([]);
  });

  it('is the statement of facts while the case is investigated, and the draft once it is concluded', () => {
    expect(codes({ file: { state: 'investigating', facts: ' ', draft: null } })).toEqual([
      ['facts', undefined],
    ]);
    expect(codes({ file: { state: 'concluded', facts: '占道经营', draft: null }, scope: undefined })).toEqual(
      [['draft', undefined]],
    );
  });
});
