import dayjs, { type Dayjs } from 'dayjs';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);

/** Legal days and clock times are those of China (UTC+8), wherever the browser stands. */
const CHINA = 8;

export const chinaToday = (): string =>
  dayjs()
    .utcOffset(CHINA * 60)
    .format('YYYY-MM-DD');

/** `2026-11-22 09:12` of an instant. */
export const chinaMinute = (instant: string): string =>
  dayjs(instant)
    .utcOffset(CHINA * 60)
    .format('YYYY-MM-DD HH:mm');

/** `09:12:05` of an instant. */
export const chinaSecond = (instant: string): string =>
  dayjs(instant)
    .utcOffset(CHINA * 60)
    .format('HH:mm:ss');

export const chinaClock = (instant: string): string =>
  dayjs(instant)
    .utcOffset(CHINA * 60)
    .format('HH:mm');

export const chinaDay = (instant: string): string =>
  dayjs(instant)
    .utcOffset(CHINA * 60)
    .format('YYYY-MM-DD');

export const weekdayOf = (day: string): number => dayjs.utc(`${day}T00:00:00Z`).day();

/** What a picker shows is read as China's wall clock; the browser's own zone never enters. */
export const pickedToInstant = (picked: Dayjs): string => `${picked.format('YYYY-MM-DDTHH:mm:ss')}+08:00`;
export const instantToPicked = (instant: string): Dayjs =>
  dayjs(
    dayjs(instant)
      .utcOffset(CHINA * 60)
      .format('YYYY-MM-DDTHH:mm:ss'),
  );

export const pickedToDay = (picked: Dayjs): string => picked.format('YYYY-MM-DD');
export const dayToPicked = (day: string): Dayjs => dayjs(day);

/** `14:30` of a wall clock; the day beside it is of no account. */
export const pickedToHour = (picked: Dayjs): string => picked.format('HH:mm');
export const hourToPicked = (hour: string): Dayjs => dayjs(`2000-01-01T${hour}:00`);

/** Whole calendar days from `from` to `to`. */
export const daysBetween = (from: string, to: string): number =>
  dayjs.utc(`${to}T00:00:00Z`).diff(dayjs.utc(`${from}T00:00:00Z`), 'day');
