import { afterFailure, delaySeconds, remembered } from './sign-in-delay.rules.js';

const NOW = '2026-09-14T01:00:00.000Z';

describe('failed sign-ins of one name from one network (GB/T 22239 8.1.4.1 b)', () => {
  it('cost nothing four times, then a wait that doubles up to a quarter of an hour', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8, 12, 13, 1000].map((n) => delaySeconds('account', n));
    expect(waits).toEqual([0, 0, 0, 0, 10, 20, 40, 80, 900, 900, 900]);
  });

  it('allow fewer than 120 guesses in a day', () => {
    let [seconds, guesses] = [0, 0];
    while (seconds < 86_400) seconds += delaySeconds('account', (guesses += 1));
    expect(guesses).toBeLessThan(120);
  });

  it('are forgotten after a day without one', () => {
    const state = { failures: 9, blockedUntil: NOW, updatedAt: '2026-09-13T01:00:00.001Z' };
    expect(remembered('account', state, NOW)).toBe(state);
    expect(remembered('account', { ...state, updatedAt: '2026-09-13T01:00:00.000Z' }, NOW).failures).toBe(0);
    expect(remembered('account', undefined, NOW).failures).toBe(0);
  });

  it('hold nobody up for longer than that, should the clock be set back', () => {
    const state = { failures: 5, blockedUntil: '2026-09-14T01:15:00.001Z', updatedAt: NOW };
    expect(remembered('account', state, NOW).blockedUntil).toBe(NOW);
  });

  it('are counted from the moment of the failure', () => {
    expect(afterFailure('account', remembered('account', undefined, NOW), NOW)).toEqual({
      failures: 1,
      blockedUntil: NOW,
      updatedAt: NOW,
    });
    const fifth = afterFailure('account', { failures: 4, blockedUntil: NOW, updatedAt: NOW }, NOW);
    expect(fifth.blockedUntil).toBe('2026-09-14T01:00:10.000Z');
  });
});

describe('failures of all names from one network', () => {
  it('slow it down late and never for long: many people share an address', () => {
    expect([59, 60, 61, 200].map((n) => delaySeconds('network', n))).toEqual([0, 1, 2, 30]);
  });
});
