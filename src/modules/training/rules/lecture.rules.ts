import { createHmac } from 'node:crypto';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { Instant } from '../../../kernel/time.js';

/** Each code is shown for this long; the one before is taken as well, for those who were still typing. Milliseconds. */
export const CODE_MS = 30_000;
/** The doors open so long before the lecture. Milliseconds. */
const BEFORE_MS = 30 * 60_000;

/** The code of a lecture at a moment: six digits out of its secret (as in RFC 6238), good for half a minute. */
export function lectureCode(secret: string, ms: number): string {
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(ms / CODE_MS)));
  const mac = createHmac('sha256', secret).update(step).digest();
  const at = mac[mac.length - 1]! & 0x0f;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

export const codeFits = (secret: string, code: string, ms: number): boolean =>
  code === lectureCode(secret, ms) || code === lectureCode(secret, ms - CODE_MS);

export interface LectureTimes {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
}

/** Whether the doors are open: half an hour before the beginning until the end. */
export function signInIsOpen({ startsAt, endsAt }: LectureTimes, ms: number): boolean {
  return ms >= Date.parse(startsAt) - BEFORE_MS && ms <= Date.parse(endsAt);
}

/** A lecture has a length, of a day at most. */
export function lectureTimes({ startsAt, endsAt }: LectureTimes): Result<void> {
  const length = Date.parse(endsAt) - Date.parse(startsAt);
  if (length >= 60_000 && length <= 24 * 3_600_000) return ok();
  return refuse('training.lecture-times', { detail: '讲座的结束时间应当晚于开始时间，且不超过一日' });
}

/** Minutes that count: the lecture's length, or until the person signed out, where that was earlier. */
export function minutesAttended({ startsAt, endsAt }: LectureTimes, signedOutAt: Instant | null): number {
  const until = Math.min(Date.parse(endsAt), signedOutAt === null ? Infinity : Date.parse(signedOutAt));
  return Math.max(0, Math.floor((until - Date.parse(startsAt)) / 60_000));
}
