import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { type CalendarYear, checkCalendarYear } from '../../kernel/calendar/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Acts } from '../ledger/index.js';
import { CalendarYearRow } from './calendar-year.entity.js';
import { CalendarYears } from './calendar-years.js';
import { LawService } from './law.service.js';

export interface ImportedYear {
  year: number;
  notice: string;
  workingDaysInYear: number;
  sha256: string;
  /** The year stood in the law already and reads otherwise now. */
  corrected: boolean;
}

/**
 * 导入年度放假安排 (全国年节及纪念日放假办法): a year as the State Council's notice gives it, from now on counted by. The
 * years that ship with the program may be corrected the same way.
 */
@Injectable()
export class ImportCalendar {
  constructor(
    private readonly acts: Acts,
    private readonly years: CalendarYears,
    private readonly law: LawService,
  ) {}

  /** What is wrong with a year, by its place; empty when nothing is. */
  faults(data: unknown): string[] {
    const checked = checkCalendarYear(data);
    return checked.ok ? [] : checked.problems.map(({ path, problem }) => `${path}: ${problem}`);
  }

  /** Refuses `calendar.faulty` with every fault by its place, and `calendar.unchanged`. `agencyId`: in whose tree it is entered. */
  async import(actor: Actor, agencyId: string, data: unknown): Promise<Result<ImportedYear>> {
    const checked = checkCalendarYear(data);
    if (!checked.ok)
      return refuse('calendar.faulty', {
        detail: this.faults(data).join('；'),
        next: '按国务院办公厅通知核对放假日、调休上班日和全年工作日天数',
        facts: { faults: checked.problems.map(({ path, problem }) => ({ path, problem })) },
      });
    const published = checked.value;
    const sha256 = digestOf(published);
    const before = this.law.calendar.publishedYears().find(({ year }) => year === published.year);
    if (before && digestOf(before) === sha256)
      return refuse('calendar.unchanged', { facts: { year: published.year, sha256 } });
    const { year, notice, workingDaysInYear } = published;
    const imported = { year, notice, workingDaysInYear, sha256, corrected: before !== undefined };
    const done = await this.acts.perform(
      actor,
      'calendar.import',
      { agencyId, type: 'calendar', id: String(year) },
      async (scene) => {
        const rows = scene.tx.getRepository(CalendarYearRow);
        const seq = (await rows.count()) + 1;
        await rows.insert({
          ...{ id: scene.newId(), seq, year, notice, published, sha256, importedAt: scene.now },
          ...{ importedBy: actor.userId, importedByName: actor.name },
        });
        return ok({ value: imported, detail: { ...imported } });
      },
    );
    if (done.ok) await this.years.look();
    return done;
  }
}

/** The same content gives the same digest, in whatever order its file names the keys. */
function digestOf({ year, notice, daysOff, makeUpWorkdays, workingDaysInYear }: CalendarYear): string {
  const runs = daysOff.map(({ from, to, name, statutory }) => [from, to, name ?? null, statutory ?? null]);
  const content = JSON.stringify([year, notice, runs, makeUpWorkdays, workingDaysInYear]);
  return createHash('sha256').update(content, 'utf8').digest('hex');
}
