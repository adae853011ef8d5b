import { ok, refuse, type Result } from '../../../kernel/result.js';
import { type Instant, instantOf } from '../../../kernel/time.js';

export const LEAVE_RULES = ['ignore', 'warn', 'submit'] as const;
export type LeaveRule = (typeof LEAVE_RULES)[number];

const later = (at: Instant, seconds: number): Instant => instantOf(new Date(Date.parse(at) + seconds * 1000));
const earlier = (a: Instant, b: Instant): Instant => (a < b ? a : b);

export interface Window {
  readonly opensAt: Instant;
  readonly closesAt: Instant;
  readonly graceSeconds: number;
}

/** The moment an attempt is over: its minutes and the person's extra time, but not past the batch's close and grace. */
export function endOf(startedAt: Instant, minutes: number, extraSeconds: number, window: Window): Instant {
  return earlier(later(startedAt, minutes * 60 + extraSeconds), later(window.closesAt, window.graceSeconds));
}

/** The last moment at which any attempt of the batch may run. */
export const overAt = (window: Window): Instant => later(window.closesAt, window.graceSeconds);

/** Refuses `exam.not-open` before the window and `exam.closed` after it. */
export function mayStart(window: Window, now: Instant): Result<void> {
  if (now < window.opensAt) return refuse('exam.not-open', { facts: { opensAt: window.opensAt } });
  if (now >= window.closesAt) return refuse('exam.closed', { facts: { closesAt: window.closesAt } });
  return ok();
}

/** Whole seconds left by the server's clock; 0 when over. */
export const secondsLeft = (endsAt: Instant, now: Instant): number =>
  Math.max(0, Math.ceil((Date.parse(endsAt) - Date.parse(now)) / 1000));

/** Whether this leaving of the page ends the attempt. */
export const leavingSubmits = (rule: LeaveRule, limit: number | null, leaves: number): boolean =>
  rule === 'submit' && leaves >= (limit ?? 1);

export interface SavedVersion {
  readonly version: number;
  readonly choice: string;
}

/**
 * What to do with an answer that arrives: `new` is written, `known` was written before. An answer older than the
 * last is kept for the trace and counts for nothing. Refuses `exam.version-taken` when the same version said
 * something else.
 */
export function arrival(
  saved: readonly SavedVersion[],
  version: number,
  choice: string,
): Result<{ known: boolean; superseded: boolean }> {
  const same = saved.find((row) => row.version === version);
  if (same && same.choice !== choice)
    return refuse('exam.version-taken', { facts: { version, choice: same.choice } });
  return ok({ known: same !== undefined, superseded: saved.some((row) => row.version > version) });
}
