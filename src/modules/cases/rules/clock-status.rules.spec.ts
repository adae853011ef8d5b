import { clockStatus } from './clock-status.rules.js';

const running = { due: '2026-09-14', stoppedOn: null };

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
});
