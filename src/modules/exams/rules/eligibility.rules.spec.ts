import { type EligibilityFacts, type EligibilityLaw, mayRegister } from './eligibility.rules.js';

const facts = (over: Partial<EligibilityFacts> = {}): EligibilityFacts => ({
  ...{ subject: 'public' as const, field: null, closesAt: '2026-09-20T04:00:00.000Z', registered: false },
  officer: { status: 'in-post' },
  passes: [{ subject: 'special', field: 'urban-management' }],
  retakeFrom: undefined,
  trainedMinutes: undefined,
  ...over,
});
const law = (over: Partial<EligibilityLaw> = {}): EligibilityLaw => ({
  ...{ specialBeforePublic: true, initialTrainingMinutes: 0, basis: '考试', retakeBasis: '补考' },
  ...over,
});
const judged = (
  over: Partial<EligibilityFacts> = {},
  rules: Partial<EligibilityLaw> = {},
  now = '2026-09-14',
) => {
  const answer = mayRegister(facts(over), law(rules), `${now}T01:00:00.000Z`, now);
  return answer.ok ? 'ok' : answer.refusal.code;
};

describe('CERT-13: who may register', () => {
  it('an officer in post who passed the special subject, for the public one', () => {
    expect(judged()).toBe('ok');
  });

  it('the public subject only after the special one, unless the pack says otherwise', () => {
    expect(judged({ passes: [] })).toBe('exam.special-first');
    expect(judged({ passes: [] }, { specialBeforePublic: false })).toBe('ok');
    expect(judged({ passes: [], subject: 'special' })).toBe('ok');
    expect(judged({ passes: [{ subject: 'presiding', field: null }] })).toBe('exam.special-first');
  });

  it('nobody without a record or out of post, but everybody for a 学法抽考', () => {
    expect(judged({ officer: undefined })).toBe('exam.no-officer-record');
    expect(judged({ officer: { status: 'left' } })).toBe('exam.not-in-post');
    expect(judged({ officer: undefined, subject: 'none', passes: [] })).toBe('ok');
  });

  it('once a batch, and not after its close', () => {
    expect(judged({ registered: true })).toBe('exam.already-registered');
    expect(judged({}, {}, '2026-09-21')).toBe('exam.closed');
  });

  it('CERT-13b: a retake from the day the interval is over', () => {
    expect(judged({ retakeFrom: '2026-09-15' })).toBe('exam.retake-early');
    expect(judged({ retakeFrom: '2026-09-14' })).toBe('ok');
  });

  it('with the initial training the pack asks for', () => {
    expect(judged({ trainedMinutes: 100 }, { initialTrainingMinutes: 101 })).toBe('exam.training-short');
    expect(judged({ trainedMinutes: 101 }, { initialTrainingMinutes: 101 })).toBe('ok');
  });
});
