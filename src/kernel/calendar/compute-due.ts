import { addDays, chinaDay, type Instant, instantOf, type LegalDay } from '../time.js';
import type { CountedPeriod, Due, FixedPeriod, Period, Suspension } from './period.js';
import { assumption, lengthOf, offName, PeriodCounter } from './period-counter.js';
import type { WorkingCalendar } from './working-calendar.js';

const HOUR_MS = 3_600_000;

/**
 * The last lawful day of a period, the day to plan for, and every step of the count.
 *
 * `trigger` is a moment for HR and a legal day for every other kind; suspensions apply to forward periods
 * of days, months and years only. Both are the caller's duty (`calculateDeadline` refuses); a wrong one is
 * a fault of the program and throws.
 *
 * `strict` by kind: WD the due day itself; ND, ND!, MO, YR, FIX the last working day on or before the
 * unrolled last day (or that day, when no working day lies between); HR the due moment, since the clock
 * runs through nights and holidays; WD before an event the clear-days reading; a minimum (`at-least`) its
 * own last day, since doing the thing earlier would break it.
 */
export function computeDue(
  period: Period,
  trigger: LegalDay | Instant,
  calendar: WorkingCalendar,
  options: { readonly suspensions?: readonly Suspension[] } = {},
): Due {
  const suspensions = options.suspensions ?? [];
  if (suspensions.length > 0 && !admitsSuspension(period)) {
    throw new Error(`a ${period.dayKind} period of this shape cannot be suspended`);
  }
  const reckoning = new PeriodCounter(calendar, suspensions);
  if (period.dayKind === 'FIX') return fixedDate(period, trigger, reckoning);
  if (period.dayKind === 'HR') return clockHours(period, trigger, reckoning);
  if (period.direction === 'before') {
    return period.dayKind === 'WD'
      ? workingDaysBefore(period, trigger, reckoning)
      : naturalDaysBefore(period, trigger, reckoning);
  }
  return period.dayKind === 'WD'
    ? workingDays(period, trigger, reckoning)
    : naturalDays(period, trigger, reckoning);
}

/** Whether a period of this shape has days that a suspension could leave out. */
export function admitsSuspension(period: Period): boolean {
  return period.dayKind !== 'FIX' && period.dayKind !== 'HR' && period.direction === 'after';
}

// 行政处罚法 第85条: 开始的当日不计, 工作日不含法定节假日; a make-up weekend day is worked and counts.
function workingDays(period: CountedPeriod, trigger: LegalDay, reckoning: PeriodCounter): Due {
  noteTrigger(period, trigger, reckoning);
  let day = period.firstDayCounts ? trigger : addDays(trigger, 1);
  for (; ; day = addDays(day, 1)) {
    const suspension = reckoning.suspensionOn(day);
    if (suspension) {
      reckoning.skipSuspended(day, suspension.to, suspension.reason);
      day = suspension.to;
      continue;
    }
    const kind = reckoning.dayOf(day);
    if (!kind.working) {
      reckoning.skipOff(kind);
      continue;
    }
    reckoning.countWorking(kind);
    if (reckoning.counted === period.value) return finish(period, reckoning, day, day, day);
  }
}

function naturalDays(period: CountedPeriod, trigger: LegalDay, reckoning: PeriodCounter): Due {
  noteTrigger(period, trigger, reckoning);
  const first = period.firstDayCounts ? trigger : addDays(trigger, 1);
  const last = countThrough(first, lengthOf(first, nominalEnd(period, trigger)), reckoning);
  noteLastDay(last, reckoning);
  const due = period.roll ? rollForward(last, reckoning) : last;
  const strict = period.sense === 'at-least' ? last : lastWorkingDay(last, trigger, reckoning);
  return finish(period, reckoning, due, strict, last);
}

/** The last day of the period before any suspension. */
function nominalEnd(period: CountedPeriod, trigger: LegalDay): LegalDay {
  const back = period.firstDayCounts ? -1 : 0;
  if (period.dayKind === 'MO') return addDays(addMonths(trigger, period.value), back);
  if (period.dayKind === 'YR') return addDays(addMonths(trigger, 12 * period.value), back);
  return addDays(trigger, period.value + back);
}

/** 民法典 第202条: the day of the same number, or the month's last where it has none. */
export function addMonths(day: LegalDay, months: number): LegalDay {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  const lastOfMonth = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0));
  const number = Math.min(Number(day.slice(8)), lastOfMonth.getUTCDate());
  return `${lastOfMonth.toISOString().slice(0, 8)}${String(number).padStart(2, '0')}`;
}

/** Counts `days` natural days from `first`, passing over suspended ones; answers the last one counted. */
function countThrough(first: LegalDay, days: number, reckoning: PeriodCounter): LegalDay {
  let day = first;
  for (let left = days; ;) {
    const suspension = reckoning.nextSuspension(day);
    const free = suspension ? Math.max(0, lengthOf(day, suspension.from) - 1) : left;
    const run = Math.min(left, free);
    if (run > 0) reckoning.countNatural(day, run);
    left -= run;
    if (left === 0 || !suspension) return addDays(day, run - 1);
    const from = suspension.from > day ? suspension.from : day;
    reckoning.skipSuspended(from, suspension.to, suspension.reason);
    day = addDays(suspension.to, 1);
  }
}

// 行诉法解释 第48条: a last day on a holiday moves to the first day after it; a make-up day ends the search.
function rollForward(last: LegalDay, reckoning: PeriodCounter): LegalDay {
  const lastKind = reckoning.dayOf(last);
  if (lastKind.working) return last;
  for (let day = addDays(last, 1); ; day = addDays(day, 1)) {
    const suspension = reckoning.suspensionOn(day);
    if (suspension) {
      reckoning.skipSuspended(day, suspension.to, suspension.reason);
      day = suspension.to;
      continue;
    }
    const kind = reckoning.dayOf(day);
    if (!kind.working) {
      reckoning.skipOff(kind);
      continue;
    }
    const words = `最后一日${chinaDay(last)}为${offName(lastKind)}，顺延至其后第一个工作日`;
    const guess = assumption(kind) || assumption(lastKind);
    reckoning.note('rolled', day, `${guess}${words}`, guess !== '');
    return day;
  }
}

/** The last working day from `earliest` to `last`; `last` itself when there is none. */
function lastWorkingDay(last: LegalDay, earliest: LegalDay, reckoning: PeriodCounter): LegalDay {
  for (let day = last; day >= earliest; day = addDays(day, -1)) {
    const kind = reckoning.suspensionOn(day) ? undefined : reckoning.dayOf(day);
    if (!kind?.working) continue;
    if (day !== last) {
      const why = `${assumption(kind)}最后一日${chinaDay(last)}不是工作日，此前最后一个工作日，宜在此日前办结`;
      reckoning.note('strict', day, why, !kind.known);
    }
    return day;
  }
  return last;
}

// The clock of hours runs through nights and holidays (行政强制法 第19条 gives no pause and no roll).
function clockHours(period: CountedPeriod, trigger: Instant, reckoning: PeriodCounter): Due {
  const start = instantOf(new Date(trigger));
  const end = instantOf(new Date(Date.parse(trigger) + period.value * HOUR_MS));
  reckoning.trigger(start, '起算时刻');
  reckoning.countHours(start, end, period.value);
  return finish(period, reckoning, end, end, end);
}

function fixedDate(period: FixedPeriod, trigger: LegalDay, reckoning: PeriodCounter): Due {
  const year = Number(trigger.slice(0, 4)) + (period.year === 'following' ? 1 : 0);
  const last = `${year}-${period.date}`;
  reckoning.trigger(trigger, period.year === 'following' ? '所属年度，期限在次年' : '所属年度，期限在当年');
  noteLastDay(last, reckoning);
  return finish(period, reckoning, last, lastWorkingDay(last, trigger, reckoning), last);
}

/**
 * 行政处罚法 第64条第2项 has two readings. The lenient one takes the event's day as the last of the working
 * days (due: the latest day that can be defended); the strict one wants them all clear between.
 */
function workingDaysBefore(period: CountedPeriod, event: LegalDay, reckoning: PeriodCounter): Due {
  reckoning.trigger(event, '须在其前办理的事项之日，期限自该日向前倒算');
  let due: LegalDay | undefined;
  const eventDay = reckoning.dayOf(event);
  if (eventDay.working) reckoning.countWorking(eventDay);
  for (let day = addDays(event, -1); ; day = addDays(day, -1)) {
    const kind = reckoning.dayOf(day);
    if (!kind.working) {
      reckoning.skipOff(kind);
      continue;
    }
    if (reckoning.counted === period.value && due === undefined) {
      due = day;
      reckoning.note(
        'last-day',
        day,
        `${assumption(kind)}最迟日：以事项当日为第${period.value}个工作日`,
        !kind.known,
      );
      if (!eventDay.working) return finish(period, reckoning, due, due, due);
    } else if (due !== undefined) {
      reckoning.note(
        'strict',
        day,
        `${assumption(kind)}稳妥日：其间有${period.value}个完整工作日`,
        !kind.known,
      );
      return finish(period, reckoning, due, day, due);
    } else {
      reckoning.countWorking(kind);
    }
  }
}

function naturalDaysBefore(period: CountedPeriod, event: LegalDay, reckoning: PeriodCounter): Due {
  const months = period.dayKind === 'MO' ? period.value : period.dayKind === 'YR' ? 12 * period.value : 0;
  const last = months > 0 ? addMonths(event, -months) : addDays(event, -period.value);
  reckoning.trigger(event, '须在其前办理的事项之日，期限自该日向前倒算');
  reckoning.countNatural(last, lengthOf(last, event) - 1);
  return finish(period, reckoning, last, lastWorkingDay(last, '0000-01-01', reckoning), last);
}

function noteLastDay(last: LegalDay, reckoning: PeriodCounter): void {
  const kind = reckoning.dayOf(last);
  const words = kind.working ? '工作日' : offName(kind);
  reckoning.note('last-day', last, `${assumption(kind)}期限最后一日，${words}`, !kind.known);
}

function noteTrigger(period: CountedPeriod, trigger: LegalDay, reckoning: PeriodCounter): void {
  reckoning.trigger(trigger, period.firstDayCounts ? '起算日，按本规则计入期限' : '起算日，当日不计入期限');
}

function finish(
  period: Period,
  reckoning: PeriodCounter,
  due: LegalDay | Instant,
  strict: LegalDay | Instant,
  lastDay: LegalDay | Instant,
): Due {
  const { provisional, steps } = reckoning;
  return { due, strict, lastDay, provisional, dayKind: period.dayKind, steps };
}
