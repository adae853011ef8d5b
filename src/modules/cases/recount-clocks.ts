import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, type FindOptionsWhere, In, IsNull, LessThan, MoreThan, type Repository } from 'typeorm';
import { systemActor } from '../../kernel/access/index.js';
import { ok, refuse } from '../../kernel/result.js';
import { Jobs } from '../../platform/jobs/index.js';
import { LawService } from '../calendar/index.js';
import { Acts } from '../ledger/index.js';
import { CaseClockRow, CaseEventRow, CaseRow } from './case.entities.js';
import { CaseIndexWriter } from './case-index-writer.js';
import { Clocks } from './clocks.js';
import { RECOUNTED } from './rules/procedure.js';
import { enterEvent } from './timeline.js';

type Counted = Pick<CaseClockRow, 'due' | 'strict' | 'provisional'>;

const JOB = 'recount-clocks';
const DAY_MS = 24 * 3_600_000;
/** Clocks that are counted before others have their turn. */
const PIECE = 100;

/**
 * When a year's calendar is published or corrected, the open clocks that reach into it are counted anew: one act for
 * each case, its timeline says which day moved where. What was done already keeps the day it was due by. At the start
 * too: what was provisional when the program stopped may be certain now, if the next version has shipped the year.
 */
@Injectable()
export class RecountClocks {
  /** The first year of which this process was told since its start: what ends before it has not moved. */
  private firstChanged: number | undefined;

  constructor(
    private readonly acts: Acts,
    private readonly clocks: Clocks,
    private readonly law: LawService,
    @InjectRepository(CaseRow) private readonly cases: Repository<CaseRow>,
    @InjectRepository(CaseClockRow) private readonly rows: Repository<CaseClockRow>,
    private readonly jobs: Jobs,
  ) {
    const run = (signal: AbortSignal) => this.recount(signal);
    jobs.register({ name: JOB, everyMs: DAY_MS, alone: true, atStart: true, run });
    law.onPublished((changed) => {
      this.firstChanged = Math.min(...changed, this.firstChanged ?? Infinity);
      // Where another process leads, that one learns of the year within half a minute.
      jobs.wake(JOB);
    });
  }

  /** Resolves when the recount that was asked for last is done. */
  settled(): Promise<void> {
    return this.jobs.idle(JOB);
  }

  /**
   * The provisional ones that no longer reach into a year without a calendar, and those that end in or after the first
   * year that changed. Where no calendar was published since the last time there are none. In pieces, by key.
   */
  async recount(signal?: AbortSignal): Promise<void> {
    const stoppedOn = IsNull();
    const unknown = `${this.firstUnknownYear()}-01-01`;
    await this.pieces({ stoppedOn, provisional: true, due: LessThan(unknown) }, signal);
    const year = this.firstChanged;
    if (year === undefined) return;
    for (let from = `${year}-01-01`; from < unknown; from = `${Number(from.slice(0, 4)) + 1}-01-01`)
      await this.pieces(
        { stoppedOn, provisional: false, due: Between(from, `${from.slice(0, 4)}-12-31`) },
        signal,
      );
  }

  private firstUnknownYear(): number {
    const years = new Set(this.law.calendar.publishedYears().map(({ year }) => year));
    let year = Math.min(...years);
    while (years.has(year)) year += 1;
    return year;
  }

  private async pieces(
    which: FindOptionsWhere<CaseClockRow>,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    for (let after = ''; ;) {
      const open = await this.rows.find({
        where: { ...which, id: MoreThan(after) },
        order: { id: 'ASC' },
        take: PIECE,
      });
      await this.recountOf(open, signal);
      if (open.length < PIECE || signal?.aborted) return;
      after = open.at(-1)!.id;
    }
  }

  private async recountOf(open: readonly CaseClockRow[], signal: AbortSignal | undefined): Promise<void> {
    const ids = [...new Set(open.map(({ caseId }) => caseId))];
    const found = await this.cases.findBy({ id: In(ids) });
    const files = new Map(found.map((file) => [file.id, file]));
    const moved = new Set<string>();
    for (const row of open) {
      const file = files.get(row.caseId);
      if (file && differs(row, this.countAnew(row, file))) moved.add(row.caseId);
    }
    for (const caseId of moved) {
      if (signal?.aborted) return;
      await this.recountCase(files.get(caseId)!);
    }
  }

  private async recountCase(file: CaseRow): Promise<void> {
    const { agencyId, id: caseId } = file;
    const actor = systemActor(agencyId, ['sysadmin']);
    const done = await this.acts.perform(
      actor,
      RECOUNTED.act,
      { agencyId, type: 'case', id: caseId },
      async (scene) => {
        const rows = scene.tx.getRepository(CaseClockRow);
        const changes = [];
        for (const row of await openClocks(rows, caseId)) {
          const now = this.countAnew(row, file);
          if (!differs(row, now)) continue;
          await rows.update({ id: row.id }, now);
          const before = { due: row.due, provisional: row.provisional };
          changes.push({
            ruleId: row.ruleId,
            from: before,
            to: { due: now.due, provisional: now.provisional },
          });
        }
        // Another process was faster: nothing is left to say.
        if (changes.length === 0) return refuse('calendar.unchanged');
        await new CaseIndexWriter(scene.tx).keepNextDue(caseId);
        const events = scene.tx.getRepository(CaseEventRow);
        const last = await events.findOneOrFail({ where: { caseId }, order: { seq: 'DESC' } });
        const rules = changes.map((change) => change.ruleId);
        await enterEvent(scene, caseId, {
          ...{ act: RECOUNTED.act, stage: last.stage, rules },
          detail: { changes },
        });
        return ok({ value: undefined, detail: { changes } });
      },
    );
    if (!done.ok && done.refusal.code !== 'calendar.unchanged')
      throw new Error(`case ${caseId} not recounted: ${done.refusal.code}`);
  }

  /** Counted by the rule of the day that started the clock, as when it was started. */
  private countAnew(row: CaseClockRow, file: CaseRow): Counted {
    const due = this.clocks.due(row.ruleId, row.trigger, file, row.suspensions);
    // A rule that was taken out of the packs since cannot be counted; its clock stands as it was.
    if (!due.ok) return row;
    const { due: day, strict, provisional } = due.value;
    return { due: day, strict, provisional };
  }
}

function openClocks(rows: Repository<CaseClockRow>, caseId: string): Promise<CaseClockRow[]> {
  return rows.find({ where: { caseId, stoppedOn: IsNull() }, order: { id: 'ASC' } });
}

function differs(row: Counted, now: Counted): boolean {
  return row.due !== now.due || row.strict !== now.strict || row.provisional !== now.provisional;
}
