import { type Instant, instantOf } from '../../../kernel/time.js';

/** What is counted: a name from a network, all names from a network, or one known device (or the own password). */
export type DelayKind = 'account' | 'network' | 'device';

export interface DelayRule {
  /** Failures that cost nothing but the next try. */
  readonly free: number;
  /** Seconds after the first failure beyond them; doubled by each further one. */
  readonly firstSeconds: number;
  readonly mostSeconds: number;
  /** Without a failure for so long, the count begins anew. */
  readonly forgetHours: number;
}

/** GB/T 22239 8.1.4.1 b: the number of failed sign-ins is limited. A day of guessing one name from one network: 112 tries. */
export const DELAY_RULES: Readonly<Record<DelayKind, DelayRule>> = {
  account: { free: 5, firstSeconds: 10, mostSeconds: 900, forgetHours: 24 },
  device: { free: 5, firstSeconds: 10, mostSeconds: 900, forgetHours: 24 },
  // Many people of one office share an address: it is slowed, and never for long.
  network: { free: 60, firstSeconds: 1, mostSeconds: 30, forgetHours: 1 },
};

export interface DelayState {
  readonly failures: number;
  readonly blockedUntil: Instant;
  readonly updatedAt: Instant;
}

const FRESH: DelayState = {
  failures: 0,
  blockedUntil: '1970-01-01T00:00:00.000Z',
  updatedAt: '1970-01-01T00:00:00.000Z',
};
export const later = (at: Instant, ms: number): Instant => instantOf(new Date(Date.parse(at) + ms));

/** Seconds to wait after that many failures. */
export function delaySeconds(kind: DelayKind, failures: number): number {
  const { free, firstSeconds, mostSeconds } = DELAY_RULES[kind];
  return failures < free ? 0 : Math.min(mostSeconds, firstSeconds * 2 ** Math.min(failures - free, 20));
}

/** The state as it counts now: old failures are forgotten, and no wait is longer than the rule's, should a clock be set back. */
export function remembered(kind: DelayKind, state: DelayState | undefined, now: Instant): DelayState {
  if (!state) return FRESH;
  const { forgetHours, mostSeconds } = DELAY_RULES[kind];
  if (later(state.updatedAt, forgetHours * 3_600_000) <= now) return FRESH;
  return state.blockedUntil > later(now, mostSeconds * 1000) ? { ...state, blockedUntil: now } : state;
}

/** The state after one more failure. */
export function afterFailure(kind: DelayKind, state: DelayState, now: Instant): DelayState {
  const failures = state.failures + 1;
  return { failures, blockedUntil: later(now, delaySeconds(kind, failures) * 1000), updatedAt: now };
}
