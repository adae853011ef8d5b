import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { Instant } from '../../../kernel/time.js';

/** 行政强制法 第17条: the power to take compulsory measures cannot be entrusted (COE-10). */
export function mayTakeMeasures(capacity: string): Result<void> {
  if (capacity !== 'entrusted') return ok();
  return refuse('case.measure-not-entrusted', {
    ruleId: 'COE-10',
    basis: '行政强制法第17条',
    detail: '行政强制措施权不得委托，受委托机关不能实施',
    next: '由委托机关或者有强制权的机关实施',
  });
}

/**
 * 行政强制法 第18条、第19条: approved before it is taken (COE-01), or in an emergency afterwards. `from`: when it was begun.
 */
export function measureApproved(input: {
  from: Instant;
  urgent: boolean;
  approvedAt?: Instant | undefined;
}): Result<void> {
  if (input.urgent) return ok();
  if (input.approvedAt !== undefined && Date.parse(input.approvedAt) <= Date.parse(input.from)) return ok();
  return refuse('case.measure-not-approved', {
    ruleId: 'COE-01',
    basis: '行政强制法第18条',
    detail: '实施强制措施前须经批准，批准时间不得晚于开始时间',
    next: '填写事前批准时间；情况紧急的注明“紧急”并在二十四小时内补办',
  });
}

/**
 * 行政强制法 第19条: an emergency was approved after the time for it, `makeUpBy`, had run out (COE-02). What happened is
 * recorded all the same; it is a finding, and what was taken must be given back.
 */
export function approvedTooLate(input: { urgent: boolean }, makeUpBy: Instant, now: Instant): boolean {
  return input.urgent && Date.parse(now) > Date.parse(makeUpBy);
}

/**
 * 行政强制法 第43条: no execution at night or on a statutory holiday, save in an emergency (COE-12). Hours are those of
 * the wall clock in China; `holiday` says whether a day the act touches is a statutory holiday.
 */
export function executionHour(
  span: { from: Instant; to: Instant },
  night: { fromHour: number; toHour: number },
  holiday: boolean,
  urgent: boolean,
): Result<void> {
  if (urgent) return ok();
  const dark = [span.from, span.to].some((instant) => {
    const hour = (new Date(Date.parse(instant)).getUTCHours() + 8) % 24;
    return hour >= night.fromHour || hour < night.toHour;
  });
  // An act that goes on from one evening to the next morning is dark in between.
  const overnight = Date.parse(span.to) - Date.parse(span.from) >= 12 * 3_600_000;
  if (!dark && !overnight && !holiday) return ok();
  return refuse('case.execution-hour', {
    ruleId: 'COE-12',
    basis: '行政强制法第43条',
    detail: holiday ? '不得在法定节假日实施强制执行' : '不得在夜间实施强制执行',
    next: '改期实施；确属情况紧急的，注明并说明理由',
  });
}
