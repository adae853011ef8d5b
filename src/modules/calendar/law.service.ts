import { Injectable } from '@nestjs/common';
import type { Suspension, WorkingCalendar } from '../../kernel/calendar/index.js';
import { calculateDeadline, type Deadline, type LawAsk, type LawBook } from '../../kernel/law/index.js';
import type { Result } from '../../kernel/result.js';
import type { Instant, LegalDay } from '../../kernel/time.js';
import { lawFolder, loadLaw } from './load-law.js';

/** Where and in which field a deadline is counted, and what stopped its clock. */
export interface DueContext extends Omit<LawAsk, 'on'> {
  readonly suspensions?: readonly Suspension[];
}

/** The law packs and the published calendars; read once at start, which fails when they are faulty. */
@Injectable()
export class LawService {
  readonly book: LawBook;
  readonly calendar: WorkingCalendar;

  constructor() {
    const { book, calendar } = loadLaw(lawFolder());
    this.book = book;
    this.calendar = calendar;
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
