import { addDays, isLegalDay, weekdayOf, type LegalDay } from '../time.js';
import { Checker, join, type Checked } from './checked.js';
import { WorkingCalendar, type CalendarYear, type DayOffRun } from './working-calendar.js';

const YEAR_KEYS = ['year', 'notice', 'daysOff', 'makeUpWorkdays', 'workingDaysInYear'];
const RUN_KEYS = ['from', 'to', 'name', 'statutory'];
const DAY_HINT = 'must be a calendar day written YYYY-MM-DD';

/**
 * Reads one year's calendar from untyped data. Faulty: an unknown key, a day outside the year, a make-up
 * day that is not a weekend or lies in a run of days off, and a count of working days that does not come
 * out (the sum that catches a slip of the pen).
 */
export function checkCalendarYear(data: unknown): Checked<CalendarYear> {
  const check = new Checker();
  const fields = check.fields(data, '', YEAR_KEYS) ?? {};
  const year = check.wholeNumber(fields.year, 'year');
  const inYear = (day: LegalDay, path: string): LegalDay => {
    if (day !== '' && Number(day.slice(0, 4)) !== year) check.fail(path, `must lie in ${year}`);
    return day;
  };
  const dayAt = (value: unknown, path: string): LegalDay =>
    inYear(check.matching(value, path, isLegalDay, DAY_HINT), path);

  const runAt = (value: unknown, path: string): DayOffRun => {
    const run = check.fields(value, path, RUN_KEYS) ?? {};
    const from = dayAt(run.from, join(path, 'from'));
    const to = dayAt(run.to, join(path, 'to'));
    if (from > to) check.fail(path, 'ends before it begins');
    const name = check.optionalText(run.name, join(path, 'name'));
    if (run.statutory === undefined) return { from, to, ...(name && { name }) };
    const statutoryPath = join(path, 'statutory');
    const statutory = check.list(run.statutory, statutoryPath).map((day, i) => {
      const at = dayAt(day, join(statutoryPath, i));
      if (at < from || at > to) check.fail(join(statutoryPath, i), 'must lie in its run of days off');
      return at;
    });
    return { from, to, ...(name && { name }), statutory };
  };

  const daysOff = check.list(fields.daysOff, 'daysOff').map((run, i) => runAt(run, join('daysOff', i)));
  const makeUpWorkdays = check.list(fields.makeUpWorkdays, 'makeUpWorkdays').map((value, i) => {
    const path = join('makeUpWorkdays', i);
    const day = dayAt(value, path);
    if (day !== '' && weekdayOf(day) % 6 !== 0) check.fail(path, 'must be a Saturday or Sunday');
    if (daysOff.some((run) => run.from <= day && day <= run.to)) check.fail(path, 'is also a day off');
    return day;
  });
  const published: CalendarYear = {
    year,
    notice: check.text(fields.notice, 'notice'),
    daysOff,
    makeUpWorkdays,
    workingDaysInYear: check.wholeNumber(fields.workingDaysInYear, 'workingDaysInYear'),
  };
  if (check.problems.length === 0) {
    const counted = countWorkingDays(published);
    if (counted !== published.workingDaysInYear) {
      check.fail('workingDaysInYear', `says ${published.workingDaysInYear}, the days come to ${counted}`);
    }
  }
  return check.result(published);
}

/** Working days of a published year. */
export function countWorkingDays(published: CalendarYear): number {
  const calendar = new WorkingCalendar([published]);
  let count = 0;
  for (let day = `${published.year}-01-01`; day <= `${published.year}-12-31`; day = addDays(day, 1)) {
    if (calendar.isWorkingDay(day)) count++;
  }
  return count;
}
