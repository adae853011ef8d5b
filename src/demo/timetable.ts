import type { WorkingCalendar } from '../kernel/calendar/index.js';
import { addDays, type Instant, type LegalDay, startOfLegalDay } from '../kernel/time.js';

export interface TimedStep {
  at: Instant;
  run(): Promise<void>;
}

/** The steps of one case on the days of the working calendar; all cases together are played in order of time. */
export class Timetable {
  readonly steps: TimedStep[] = [];
  private failed = false;

  constructor(
    private readonly calendar: WorkingCalendar,
    private readonly start: LegalDay,
  ) {}

  /** The n-th working day from the start (0: the start, or the first working day after it). */
  day(n: number): LegalDay {
    let day = this.start;
    while (!this.calendar.isWorkingDay(day)) day = addDays(day, 1);
    for (let left = n; left > 0;) {
      day = addDays(day, 1);
      if (this.calendar.isWorkingDay(day)) left -= 1;
    }
    return day;
  }

  moment(n: number, time: string): Instant {
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    return new Date(Date.parse(startOfLegalDay(this.day(n))) + (hours * 60 + minutes) * 60_000).toISOString();
  }

  /** Does `run` on the n-th working day at a time of day; once a step of the case failed, the later ones are left out. */
  on(n: number, time: string, run: (day: LegalDay) => Promise<unknown>): this {
    const day = this.day(n);
    this.steps.push({
      at: this.moment(n, time),
      run: async () => {
        if (this.failed) return;
        try {
          await run(day);
        } catch (error) {
          this.failed = true;
          throw error;
        }
      },
    });
    return this;
  }
}
