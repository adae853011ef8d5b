import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { Instant } from '../../../kernel/time.js';

/** One time in one person's hands; `returnedAt` null while it lasts. */
export interface Holding {
  readonly officerId: string;
  readonly officerName: string;
  readonly takenAt: Instant;
  readonly returnedAt: Instant | null;
}

/** Who held the device at a moment: from the taking out, included, to the return, excluded. */
export function holderAt<H extends Holding>(holdings: readonly H[], at: Instant): H | undefined {
  const ms = Date.parse(at);
  return holdings.find(
    ({ takenAt, returnedAt }) =>
      Date.parse(takenAt) <= ms && (returnedAt === null || ms < Date.parse(returnedAt)),
  );
}

/**
 * One device, one person at a time: a taking out from `at` on must not meet another. Refuses `device.held` and
 * `device.moment-ahead` (a hand-over that has not happened yet).
 */
export function mayBeTaken(holdings: readonly Holding[], at: Instant, now: Instant): Result<void> {
  if (Date.parse(at) > Date.parse(now)) return refuse('device.moment-ahead');
  const meeting = holdings.find(
    ({ returnedAt }) => returnedAt === null || Date.parse(returnedAt) > Date.parse(at),
  );
  if (!meeting) return ok();
  const { officerName, takenAt, returnedAt } = meeting;
  return refuse('device.held', {
    detail: returnedAt === null ? `设备由${officerName}领用，尚未归还` : `该时刻设备由${officerName}领用`,
    next: '请先办理归还，或者核对领用时间',
    facts: { officerName, takenAt, returnedAt },
  });
}

/** Refuses `device.moment-ahead`, and `device.returned-early` for a return before the taking out. */
export function mayBeReturned(holding: Holding, at: Instant, now: Instant): Result<void> {
  if (Date.parse(at) > Date.parse(now)) return refuse('device.moment-ahead');
  if (Date.parse(at) <= Date.parse(holding.takenAt))
    return refuse('device.returned-early', { facts: { takenAt: holding.takenAt } });
  return ok();
}
