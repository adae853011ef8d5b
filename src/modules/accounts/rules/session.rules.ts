import type { Instant } from '../../../kernel/time.js';

export interface SessionTimes {
  readonly kind: 'browser' | 'program';
  readonly openedAt: Instant;
  readonly expiresAt: Instant;
  readonly closedAt: Instant | null;
  readonly lastUsedAt: Instant | null;
}

/** How exact the time of last use is: a session costs a write in so many milliseconds at most. */
export const TOUCH_MS = 60_000;

/** GB/T 22239: a session ends at its hour, when it was ended, and in a browser when it has rested for too long. */
export function sessionHolds(session: SessionTimes, now: Instant, idleMinutes: number): boolean {
  if (session.closedAt || session.expiresAt <= now) return false;
  if (session.kind !== 'browser') return true;
  const rested = Date.parse(now) - Date.parse(session.lastUsedAt ?? session.openedAt);
  // The time of last use is behind by up to a minute: nobody is sent away before the whole time has passed.
  return rested < idleMinutes * 60_000 + TOUCH_MS;
}
