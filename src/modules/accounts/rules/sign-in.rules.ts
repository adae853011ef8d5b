import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { Instant } from '../../../kernel/time.js';

/** GB/T 22239: repeated failures lock the account for a while. */
export const MAX_FAILURES = 5;
export const LOCK_MINUTES = 15;

export interface SignInState {
  status: 'active' | 'disabled';
  failedSignIns: number;
  lockedUntil: Instant | null;
}

export function maySignIn(state: SignInState, now: Instant): Result<void> {
  if (state.lockedUntil && now < state.lockedUntil)
    return refuse('auth.locked', {
      facts: { lockedUntil: state.lockedUntil },
      next: `${LOCK_MINUTES}分钟后再试，或联系安全管理员`,
    });
  return state.status === 'active' ? ok() : refuse('auth.failed');
}

/** The counters after one more failure; the fifth locks and starts the count anew. */
export function afterFailure(
  state: SignInState,
  now: Instant,
): Pick<SignInState, 'failedSignIns' | 'lockedUntil'> {
  const failures = state.failedSignIns + 1;
  if (failures < MAX_FAILURES) return { failedSignIns: failures, lockedUntil: state.lockedUntil };
  return { failedSignIns: 0, lockedUntil: new Date(Date.parse(now) + LOCK_MINUTES * 60_000).toISOString() };
}

/** Twelve characters, or ten of at least three kinds; never containing the username. */
export function passwordIsStrong(username: string, password: string): Result<void> {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z0-9]/].filter((kind) => kind.test(password)).length;
  const long = password.length >= 12 || (password.length >= 10 && kinds >= 3);
  if (long && !password.toLowerCase().includes(username.toLowerCase())) return ok();
  return refuse('account.weak-password', { next: '至少12位，或10位且含三类字符，并且不含用户名' });
}
