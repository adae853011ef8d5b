export { Checker, join, type Checked, type Fields, type Problem } from './checked.js';
export { checkCalendarYear, countWorkingDays } from './check-year.js';
export { addMonths, admitsSuspension, computeDue } from './compute-due.js';
export * from './period.js';
export {
  WorkingCalendar,
  type CalendarDay,
  type CalendarDayKind,
  type CalendarYear,
  type DayOffRun,
} from './working-calendar.js';
