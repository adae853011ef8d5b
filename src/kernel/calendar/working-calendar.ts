import { addDays, weekdayOf, type LegalDay } from '../time.js';

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
  /** False when the year is not published: `kind` is then the plain Monday–Friday assumption. */
  readonly known: boolean;
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

  /** What a day is; for an unpublished year the Monday–Friday assumption, marked `known: false`. */
  dayOf(day: LegalDay): CalendarDay {
    const known = this.knows(Number(day.slice(0, 4)));
    const off = this.off.get(day);
    if (off) return { day, kind: 'day-off', working: false, dayOff: true, known, ...off };
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

  private addRun(run: DayOffRun): void {
    for (let day = run.from; day <= run.to; day = addDays(day, 1)) {
      const statutory = run.statutory?.includes(day);
      this.off.set(day, run.name === undefined ? { statutory } : { name: run.name, statutory });
    }
  }
}
