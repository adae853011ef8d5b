import { sessionHolds, type SessionTimes } from './session.rules.js';

const OPENED = '2026-09-14T01:00:00.000Z';
const session: SessionTimes = {
  kind: 'browser',
  openedAt: OPENED,
  expiresAt: '2026-09-14T13:00:00.000Z',
  closedAt: null,
  lastUsedAt: null,
};
const holds = (now: string, said: Partial<SessionTimes> = {}) =>
  sessionHolds({ ...session, ...said }, now, 30);

describe('a session (GB/T 22239)', () => {
  it('of a browser ends when it has rested for the time of the setting, measured from its last use', () => {
    expect(holds('2026-09-14T01:30:00.000Z')).toBe(true);
    expect(holds('2026-09-14T01:31:00.000Z')).toBe(false);
    expect(holds('2026-09-14T02:00:00.000Z', { lastUsedAt: '2026-09-14T01:45:00.000Z' })).toBe(true);
  });

  it('of a program rests as long as it likes', () => {
    expect(holds('2026-09-14T12:59:59.999Z', { kind: 'program' })).toBe(true);
  });

  it('of either kind ends at its hour and when it was ended', () => {
    const used = { lastUsedAt: '2026-09-14T12:59:00.000Z' };
    expect(holds('2026-09-14T13:00:00.000Z', used)).toBe(false);
    expect(holds('2026-09-14T13:00:00.000Z', { ...used, kind: 'program' })).toBe(false);
    expect(holds('2026-09-14T01:01:00.000Z', { closedAt: OPENED })).toBe(false);
  });
});
