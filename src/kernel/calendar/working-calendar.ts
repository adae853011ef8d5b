import { addDays, daysBetween, weekdayOf, type LegalDay } from '../time.js';

/** A run of days off, both ends inclusive, as one line of the State Council notice. */
export interface DayOffRun {
  readonly from: LegalDay;
  readonly to: LegalDay;
  /** Name of the holiday (国庆节), for the reckoning people read. */
  readonly name?: string;
  /** Which of these days are statutory holidays; the rest are days moved by the notice. Absent = not known. */
  readonly statutory?: readonly LegalDay[];
}

/** One year's calendar exactly as published. */
export interface CalendarYear {
  readonly year: number;
  readonly notice: string;
  readonly daysOff: readonly DayOffRun[];
  readonly makeUpWorkdays: readonly LegalDay[];
  readonly workingDaysInYear: number;
}

export type CalendarDayKind = 'weekday' | 'weekend' | 'day-off' | 'make-up';

export interface CalendarDay {
  readonly day: LegalDay;
  readonly kind: CalendarDayKind;
  readonly working: boolean;
  /** A day off by the notice, statutory or moved; a plain weekend is not one. */
  readonly dayOff: boolean;
  /** True or false where the notice's days are known one by one; undefined where they are not. */
  readonly statutory: boolean | undefined;
  readonly name?: string;
  /** False when the year is not published: `kind` is then assumed, but for holidays fixed by date. */
  readonly known: boolean;
}

/**
 * Days that the holiday regulation itself fixes by date (全国年节及纪念日放假办法 第二条); holidays by the lunar calendar and
 * by the solar terms get their dates from the notice. The amendment of 2024 (国务院令第795号) added 2 May.
 */
const FIXED: readonly { from: LegalDay; days: Readonly<Record<string, string>> }[] = [
  {
    from: '2025-01-01',
    days: {
      '01-01': '元旦',
      '05-01': '劳动节',
      '05-02': '劳动节',
      '10-01': '国庆节',
      '10-02': '国庆节',
      '10-03': '国庆节',
    },
  },
  {
    from: '2008-01-01',
    days: { '01-01': '元旦', '05-01': '劳动节', '10-01': '国庆节', '10-02': '国庆节', '10-03': '国庆节' },
  },
];

/** The name of the holiday that the regulation fixes on a day, whatever a notice says; undefined on all others. */
export function fixedHoliday(day: LegalDay): string | undefined {
  return FIXED.find(({ from }) => day >= from)?.days[day.slice(5)];
}

interface OffDay {
  readonly name?: string;
  readonly statutory: boolean | undefined;
}

/** The working-day calendar of the years published so far. Immutable. */
export class WorkingCalendar {
  private readonly years = new Map<number, CalendarYear>();
  private readonly off = new Map<LegalDay, OffDay>();
  private readonly makeUp = new Set<LegalDay>();
  /** Of each year asked for: how many days are worked from its first through each day. */
  private readonly worked = new Map<number, Uint16Array>();

  /** A later year of the same number replaces an earlier one (a notice was corrected). */
  constructor(years: Iterable<CalendarYear>) {
    for (const year of years) this.years.set(year.year, year);
    for (const year of this.years.values()) {
      for (const run of year.daysOff) this.addRun(run);
      for (const day of year.makeUpWorkdays) this.makeUp.add(day);
    }
  }

  /** True when the year's notice has been published and loaded. */
  knows(year: number): boolean {
    return this.years.has(year);
  }

  publishedYears(): readonly CalendarYear[] {
    return [...this.years.values()].sort((a, b) => a.year - b.year);
  }

  /**
   * What a day is; for an unpublished year Monday to Friday but for the holidays that the regulation fixes by date,
   * marked `known: false`.
   */
  dayOf(day: LegalDay): CalendarDay {
    const known = this.knows(Number(day.slice(0, 4)));
    const off = this.off.get(day);
    if (off) return { day, kind: 'day-off', working: false, dayOff: true, known, ...off };
    const fixed = known ? undefined : fixedHoliday(day);
    if (fixed)
      return { day, kind: 'day-off', working: false, dayOff: true, known, statutory: true, name: fixed };
    const weekday = weekdayOf(day);
    const ordinary = weekday !== 0 && weekday !== 6;
    const base = { day, dayOff: false, statutory: known ? false : undefined, known };
    if (ordinary) return { ...base, kind: 'weekday', working: true };
    if (this.makeUp.has(day)) return { ...base, kind: 'make-up', working: true };
    return { ...base, kind: 'weekend', working: false };
  }

  /** Whether a day is worked; ask `knows` first where an assumption will not do. */
  isWorkingDay(day: LegalDay): boolean {
    return this.dayOf(day).working;
  }

  /**
   * Days worked after `from` and through `to`; below zero where `to` is earlier (then after `to` and through `from`).
   * Unpublished years as `dayOf` assumes them. A look-up, however far apart the days lie.
   */
  workingDaysBetween(from: LegalDay, to: LegalDay): number {
    if (to < from) return 0 - this.workingDaysBetween(to, from);
    const last = yearOf(to);
    let count = 0;
    for (let year = yearOf(from); year < last; year++) count += this.workedIn(year).at(-1)!;
    return count + this.workedThrough(to) - this.workedThrough(from);
  }

  private workedThrough(day: LegalDay): number {
    const year = yearOf(day);
    return this.workedIn(year)[daysBetween(firstOf(year), day)]!;
  }

  private workedIn(year: number): Uint16Array {
    const known = this.worked.get(year);
    if (known) return known;
    const first = firstOf(year);
    const counts = new Uint16Array(daysBetween(first, firstOf(year + 1)));
    let count = 0;
    for (let i = 0; i < counts.length; i++) {
      if (this.isWorkingDay(addDays(first, i))) count += 1;
      counts[i] = count;
    }
    this.worked.set(year, counts);
    return counts;
  }

  private addRun(run: DayOffRun): void {
    for (let day = run.from; day <= run.to; day = addDays(day, 1)) {
      const statutory = run.statutory?.includes(day);
      this.off.set(day, run.name === undefined ? { statutory } : { name: run.name, statutory });
    }
  }
}

const yearOf = (day: LegalDay): number => Number(day.slice(0, 4));
const firstOf = (year: number): LegalDay => `${String(year).padStart(4, '0')}-01-01`;
