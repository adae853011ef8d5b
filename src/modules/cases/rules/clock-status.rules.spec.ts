import { clockStatus } from './clock-status.rules.js';

const running = { ruleId: 'PEN-06', due: '2026-09-14', stoppedOn: null, suspendedOn: null };

describe('how a clock stands', () => {
  it('warns three working days ahead, not four', () => {
    expect(clockStatus(running, 4, '2026-09-08')).toBe('running');
    expect(clockStatus(running, 3, '2026-09-09')).toBe('due-soon');
  });

  it('is not overdue on its last day, and is the day after', () => {
    expect(clockStatus(running, 0, '2026-09-14')).toBe('due-soon');
    expect(clockStatus(running, -1, '2026-09-15')).toBe('overdue');
  });

  it('once stopped is met or met late for good, whatever day it is', () => {
    expect(clockStatus({ ...running, stoppedOn: '2026-09-14' }, 0, '2027-01-01')).toBe('met');
    expect(clockStatus({ ...running, stoppedOn: '2026-09-15' }, 0, '2026-09-15')).toBe('met-late');
  });

  it.each(['PEN-08', 'PEN-10'])(
    '%s, a right of the party, lapses where a duty would be overdue',
    (ruleId) => {
      const right = { ...running, ruleId };
      expect(clockStatus(right, 0, '2026-09-14')).toBe('due-soon');
      expect(clockStatus(right, -1, '2026-09-15')).toBe('lapsed');
      expect(clockStatus({ ...right, stoppedOn: '2026-09-14' }, 0, '2027-01-01')).toBe('met');
      expect(clockStatus({ ...right, stoppedOn: '2026-09-15' }, 0, '2027-01-01')).toBe('lapsed');
    },
  );
});
