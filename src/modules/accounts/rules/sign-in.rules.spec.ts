import {
  afterFailure,
  LOCK_MINUTES,
  MAX_FAILURES,
  maySignIn,
  passwordIsStrong,
  type SignInState,
} from './sign-in.rules.js';

const NOW = '2026-09-14T01:00:00.000Z';
const FRESH: SignInState = { status: 'active', failedSignIns: 0, lockedUntil: null };

describe('repeated failures to sign in (GB/T 22239)', () => {
  it('lock the account at the fifth, for fifteen minutes, and begin the count anew', () => {
    let state = FRESH;
    for (let i = 1; i < MAX_FAILURES; i++) {
      state = { ...state, ...afterFailure(state, NOW) };
      expect(state).toMatchObject({ failedSignIns: i, lockedUntil: null });
    }
    state = { ...state, ...afterFailure(state, NOW) };
    expect(MAX_FAILURES).toBe(5);
    expect(LOCK_MINUTES).toBe(15);
    expect(state).toMatchObject({ failedSignIns: 0, lockedUntil: '2026-09-14T01:15:00.000Z' });
  });

  it('refuse until the minute is over, and not any longer', () => {
    const locked = { ...FRESH, lockedUntil: '2026-09-14T01:15:00.000Z' };
    expect(maySignIn(locked, '2026-09-14T01:14:59.999Z')).toMatchObject({
      ok: false,
      refusal: { code: 'auth.locked', facts: { lockedUntil: '2026-09-14T01:15:00.000Z' } },
    });
    expect(maySignIn(locked, '2026-09-14T01:15:00.000Z').ok).toBe(true);
  });
});

describe('a disabled account', () => {
  it('is answered as a wrong password is', () => {
    expect(maySignIn({ ...FRESH, status: 'disabled' }, NOW)).toEqual({
      ok: false,
      refusal: { code: 'auth.failed' },
    });
    expect(maySignIn(FRESH, NOW).ok).toBe(true);
  });
});

describe('a password', () => {
  it.each(['abcdefghijkl', 'Abcdefgh12', 'abcdefg-12', '济南市历下区和平路十二号楼'])(
    '%s is strong',
    (password) => expect(passwordIsStrong('officer1', password).ok).toBe(true),
  );

  it.each(['abcdefghijk', 'abcdefgh12', 'Abcdefg12', '', 'OFFICER1-abcdef'])('%s is not', (password) =>
    expect(passwordIsStrong('officer1', password)).toMatchObject({
      ok: false,
      refusal: { code: 'account.weak-password' },
    }),
  );
});
