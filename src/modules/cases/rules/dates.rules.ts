import { ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay, type Instant, type LegalDay } from '../../../kernel/time.js';

/** Clocks of phones run a little ahead; more than this is the future. */
const SKEW_MS = 5 * 60_000;

export function notInFuture(day: LegalDay, today: LegalDay): Result<void> {
  return day <= today
    ? ok()
    : refuse('case.future-day', { detail: `${chinaDay(day)}晚于今天（${chinaDay(today)}）` });
}

/** What officers did ended after it began and is over. */
export function spanHolds(span: { from: Instant; to: Instant }, now: Instant): Result<void> {
  if (Date.parse(span.to) < Date.parse(span.from)) return refuse('case.times-reversed');
  if (Date.parse(span.to) > Date.parse(now) + SKEW_MS)
    return refuse('case.future-day', { detail: '结束时间在将来' });
  return ok();
}
