import { Injectable, type OnModuleInit } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Jobs } from '../../platform/jobs/index.js';
import { CalendarYearRow } from './calendar-year.entity.js';
import { LawService } from './law.service.js';

/** So long may a server not know of a year that the command line took over beside it. */
const LOOK_MS = 30_000;

/** Brings the years that were taken over into the law: at the start, after an import, and when another process imported. */
@Injectable()
export class CalendarYears implements OnModuleInit {
  private newest = 0;

  constructor(
    private readonly law: LawService,
    @InjectRepository(CalendarYearRow) private readonly rows: Repository<CalendarYearRow>,
    jobs: Jobs,
  ) {
    // Each process counts by its own copy of the law.
    jobs.register({ name: 'reload-calendars', everyMs: LOOK_MS, alone: false, run: () => this.look() });
  }

  /** Before anything counts a day, in a command too. */
  async onModuleInit(): Promise<void> {
    await this.look();
  }

  /** The row of each year that holds: the latest. */
  async current(): Promise<CalendarYearRow[]> {
    const rows = await this.rows.find({ order: { seq: 'ASC' } });
    return [...new Map(rows.map((row) => [row.year, row])).values()].sort((a, b) => a.year - b.year);
  }

  /** Reads anew when there is a row that was not seen yet. */
  async look(): Promise<void> {
    const newest = (await this.rows.maximum('seq')) ?? 0;
    if (newest === this.newest) return;
    const rows = await this.current();
    this.newest = newest;
    this.law.publish(rows.map((row) => row.published));
  }
}
