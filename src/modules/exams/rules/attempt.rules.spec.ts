import { arrival, endOf, leavingSubmits, mayStart, overAt, secondsLeft } from './attempt.rules.js';

const window = {
  opensAt: '2026-09-14T01:00:00.000Z',
  closesAt: '2026-09-14T03:00:00.000Z',
  graceSeconds: 60,
};
const code = (result: { ok: boolean; refusal?: { code: string } }) => result.refusal?.code ?? 'ok';

describe('the time of an attempt', () => {
  it('runs its minutes and the extra time of the person', () => {
    expect(endOf('2026-09-14T01:10:00.000Z', 60, 0, window)).toBe('2026-09-14T02:10:00.000Z');
    expect(endOf('2026-09-14T01:10:00.000Z', 60, 1800, window)).toBe('2026-09-14T02:40:00.000Z');
  });

  it('but not past the close of the batch and its grace', () => {
    expect(endOf('2026-09-14T02:30:00.000Z', 60, 0, window)).toBe('2026-09-14T03:01:00.000Z');
    expect(overAt(window)).toBe('2026-09-14T03:01:00.000Z');
  });

  it('begins from the opening on and before the close', () => {
    expect(code(mayStart(window, '2026-09-14T00:59:59.999Z'))).toBe('exam.not-open');
    expect(code(mayStart(window, '2026-09-14T01:00:00.000Z'))).toBe('ok');
    expect(code(mayStart(window, '2026-09-14T03:00:00.000Z'))).toBe('exam.closed');
  });

  it('is told in whole seconds, the last one begun', () => {
    expect(secondsLeft('2026-09-14T01:00:01.000Z', '2026-09-14T01:00:00.001Z')).toBe(1);
    expect(secondsLeft('2026-09-14T01:00:01.000Z', '2026-09-14T02:00:00.000Z')).toBe(0);
  });
});

describe('leaving the page', () => {
  it.each([
    ['ignore', null, 99, false],
    ['warn', null, 99, false],
    ['submit', 3, 2, false],
    ['submit', 3, 3, true],
  ] as const)('%s with a limit of %j, the %dth time, ends the attempt: %j', (rule, limit, leaves, ends) =>
    expect(leavingSubmits(rule, limit, leaves)).toBe(ends),
  );
});

describe('an answer that arrives', () => {
  const saved = [
    { version: 1, choice: 'A' },
    { version: 3, choice: 'B' },
  ];

  it('is written when its version is new, superseded when a higher one is there', () => {
    expect(arrival(saved, 4, 'C')).toEqual({ ok: true, value: { known: false, superseded: false } });
    expect(arrival(saved, 2, 'C')).toEqual({ ok: true, value: { known: false, superseded: true } });
  });

  it('is known when it was written before, and refused when it says something else', () => {
    expect(arrival(saved, 3, 'B')).toEqual({ ok: true, value: { known: true, superseded: false } });
    expect(arrival(saved, 1, 'A')).toEqual({ ok: true, value: { known: true, superseded: true } });
    expect(code(arrival(saved, 3, 'C'))).toBe('exam.version-taken');
  });
});
