import { Gathering, ROWS_IN_ALL, ROWS_PER_ADDRESS, type SecurityEvent } from './gathering.rules.js';

const event = (over: Partial<SecurityEvent> = {}): SecurityEvent => ({
  ...{ at: '2026-06-01T02:00:00.000Z', kind: 'sign-in-refused', username: 'officer1', userId: null },
  ...{ agencyId: null, address: '10.0.0.1', device: 'curl', route: 'POST /api/auth/login', status: 401 },
  code: 'auth.failed',
  ...over,
});
const total = (rows: readonly { count: number }[]) => rows.reduce((sum, { count }) => sum + count, 0);

describe('the gathering of security events (S10)', () => {
  it('makes one row of equal events, with the time of the first', () => {
    const gathering = new Gathering();
    gathering.add(event());
    gathering.add(event({ at: '2026-06-01T02:00:01.000Z' }));
    gathering.add(event({ username: 'officer2' }));
    expect(gathering.take()).toEqual([
      { ...event(), count: 2 },
      { ...event({ username: 'officer2' }), count: 1 },
    ]);
    expect(gathering.take()).toEqual([]);
  });

  it('keeps a flood from one address small and counts all of it', () => {
    const gathering = new Gathering();
    let rows: { count: number; address: string }[] = [];
    for (let i = 0; i < 5000; i++) {
      gathering.add(event({ username: `name${i}` }));
      if (i % 700 === 699) rows = rows.concat(gathering.take());
    }
    rows = rows.concat(gathering.take());
    expect(total(rows)).toBe(5000);
    // After each taking the row without particulars may begin anew.
    expect(rows.length).toBeLessThanOrEqual(ROWS_PER_ADDRESS + 8);
    expect(rows.at(-1)).toMatchObject({ address: '', username: '' });
  });

  it('keeps a flood from many addresses small and counts all of it, and others find room the next minute', () => {
    const gathering = new Gathering();
    for (let i = 0; i < 5000; i++)
      gathering.add(event({ address: `10.0.${i >> 8}.${i & 255}`, username: `name${i}` }));
    const rows = gathering.take();
    expect(total(rows)).toBe(5000);
    expect(rows.length).toBeLessThanOrEqual(ROWS_IN_ALL + 1);
    gathering.add(event({ at: '2026-06-01T02:01:00.000Z' }));
    expect(gathering.take()).toEqual([{ ...event({ at: '2026-06-01T02:01:00.000Z' }), count: 1 }]);
  });
});
