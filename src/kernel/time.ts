/**
 * Two kinds of time, never mixed: an `Instant` (a moment, ISO-UTC text with three decimals) and a `LegalDay`
 * (a day of the Chinese civil calendar, YYYY-MM-DD, as the law counts it in Asia/Shanghai).
 */
export type Instant = string;
export type LegalDay = string;

/** China has kept UTC+8 without daylight saving since 1992; every date this product judges is later. */
const CHINA_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export function instantOf(date: Date): Instant {
  return date.toISOString();
}

/** The legal day in which a moment falls, independent of the host's time zone. */
export function legalDayOf(instant: Instant | Date): LegalDay {
  const ms = typeof instant === 'string' ? Date.parse(instant) : instant.getTime();
  return new Date(ms + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/** The moment a legal day begins (00:00 in China). */
export function startOfLegalDay(day: LegalDay): Instant {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) - CHINA_OFFSET_MS).toISOString();
}

/** True for a real calendar day written YYYY-MM-DD (2025-02-30 is not one). */
export function isLegalDay(text: unknown): text is LegalDay {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** True for an ISO 8601 moment that carries its offset; a wall-clock time without one is no moment. */
export function isInstant(text: unknown): text is Instant {
  return (
    typeof text === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/.test(text) &&
    isLegalDay(text.slice(0, 10)) &&
    !Number.isNaN(Date.parse(text))
  );
}

export function addDays(day: LegalDay, days: number): LegalDay {
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LegalDay, to: LegalDay): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY_MS);
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(day: LegalDay): number {
  return new Date(`${day}T00:00:00.000Z`).getUTCDay();
}

/** Age in completed years on a day (民法典: counted by birthday; born on 29 February counts from 1 March). */
export function ageOn(birthDay: LegalDay, day: LegalDay): number {
  const years = Number(day.slice(0, 4)) - Number(birthDay.slice(0, 4));
  return day.slice(5) < birthDay.slice(5) ? years - 1 : years;
}

/** A moment as people in China read it, to the minute: 2026-09-14 10:30. */
export function chinaMinute(instant: Instant): string {
  return new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** A day as people in China write it: 2026年12月1日. */
export function chinaDay(day: LegalDay): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** A moment as people in China write it, to the minute: 2026年12月1日2时1分. */
export function chinaMoment(instant: Instant): string {
  const [day, time] = chinaMinute(instant).split(' ') as [string, string];
  return `${chinaDay(day)}${chinaHour(time)}`;
}

/** `14:05` as 14时5分. */
export function chinaHour(time: string): string {
  const [hour, minute] = time.split(':').map(Number);
  return `${hour}时${minute}分`;
}
