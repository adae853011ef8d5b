import { ok, refuse, type Result } from '../../../kernel/result.js';
import { type Instant, type LegalDay, startOfLegalDay } from '../../../kernel/time.js';

/** The hour and the place of a hearing; the hour as China's clocks show it, HH:MM. */
export interface HourAndPlace {
  time: string;
  place: string;
}

const HOUR = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * 行政处罚法 第64条第2项: the notice says when and where the hearing is held; a day alone tells nobody when to come.
 * Refuses `case.hearing-notice-incomplete`, naming what lacks or is no time of a day.
 */
export function saysWhenAndWhere(notice: {
  time?: string | undefined;
  place?: string | undefined;
}): Result<HourAndPlace> {
  const time = notice.time?.trim() ?? '';
  const place = notice.place?.trim() ?? '';
  const missing = [!time && '时间（几时几分）', !place && '地点'].filter((word) => word !== false);
  const detail = missing.length
    ? `未写明听证的${missing.join('、')}`
    : HOUR.test(time)
      ? undefined
      : `“${time}”不是一天中的时间`;
  if (detail === undefined) return ok({ time, place });
  return refuse('case.hearing-notice-incomplete', {
    ruleId: 'PEN-11',
    basis: '行政处罚法第64条第2项',
    detail,
    next: '填写听证的时间（如14:30）和地点后再通知',
    facts: { missing: [...(HOUR.test(time) ? [] : ['time']), ...(place ? [] : ['place'])] },
  });
}

/** 行政处罚法 第64条第7、8项: what is on record was said at the hearing, and that does not begin before its hour. */
export function hearingHasBegun(
  hearing: { scheduledFor: LegalDay; scheduledTime: string | null },
  now: Instant,
): Result<void> {
  // Hearings announced before the hour was asked for have none.
  if (hearing.scheduledTime === null || now >= startsAt(hearing.scheduledFor, hearing.scheduledTime))
    return ok();
  return refuse('case.hearing-not-begun', {
    ruleId: 'PEN-12',
    basis: '行政处罚法第64条第7项、第8项',
    detail: `通知的听证时间是${hearing.scheduledFor} ${hearing.scheduledTime}`,
    next: '听证举行后再登记笔录',
  });
}

function startsAt(day: LegalDay, time: string): Instant {
  const minutes = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return new Date(Date.parse(startOfLegalDay(day)) + minutes * 60_000).toISOString();
}
