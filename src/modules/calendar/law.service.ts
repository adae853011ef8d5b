import { Injectable } from '@nestjs/common';
import { type CalendarYear, type Suspension, WorkingCalendar } from '../../kernel/calendar/index.js';
import { calculateDeadline, type Deadline, type LawQuery, type LawBook } from '../../kernel/law/index.js';
import type { Result } from '../../kernel/result.js';
import type { Instant, LegalDay } from '../../kernel/time.js';
import { lawFolder, loadLaw, type LoadedLaw } from './load-law.js';

/** Where and in which field a deadline is counted, and what stopped its clock. */
export interface DueContext extends Omit<LawQuery, 'on'> {
  readonly suspensions?: readonly Suspension[];
}

/** Read when the first application of the process starts; those that start later in it share what never changes. */
let shipped: LoadedLaw | undefined;

/** The law packs, read once at start, which fails when they are faulty, and the calendars: those of the packs and those taken over since. */
@Injectable()
export class LawService {
  readonly book: LawBook;
  private readonly shipped: readonly CalendarYear[];
  private years: WorkingCalendar;
  private readonly listeners: ((changed: readonly number[]) => void)[] = [];

  constructor() {
    const { book, calendar } = (shipped ??= loadLaw(lawFolder()));
    this.book = book;
    this.shipped = calendar.publishedYears();
    this.years = calendar;
  }

  /** The years known now; ask for it anew each time. */
  get calendar(): WorkingCalendar {
    return this.years;
  }

  /** From now on these years count too; one of a number that is known takes its place. */
  publish(years: readonly CalendarYear[]): void {
    const before = new Map(this.years.publishedYears().map((year) => [year.year, JSON.stringify(year)]));
    this.years = new WorkingCalendar([...this.shipped, ...years]);
    const changed = this.years
      .publishedYears()
      .filter((year) => before.get(year.year) !== JSON.stringify(year));
    if (changed.length > 0) for (const tell of this.listeners) tell(changed.map(({ year }) => year));
  }

  /** Told of the years that read otherwise now. */
  onPublished(listener: (changed: readonly number[]) => void): void {
    this.listeners.push(listener);
  }

  /** Counts one period; refuses as `calculateDeadline` does. */
  due(ruleId: string, trigger: LegalDay | Instant, context: DueContext = {}): Result<Deadline> {
    return calculateDeadline(this.book, this.calendar, { ruleId, trigger, ...context });
  }

  /** Packs that speak for a place: `cn@2026.1+cn-37@2026.1`. */
  packVersion(place?: string): string {
    return this.book.packVersion(place);
  }
}
