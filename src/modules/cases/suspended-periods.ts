import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, MoreThanOrEqual, Not } from 'typeorm';
import type { Suspension } from '../../kernel/calendar/index.js';
import { ok, type Refused, type Result } from '../../kernel/result.js';
import { addDays, type LegalDay } from '../../kernel/time.js';
import type { Scene } from '../ledger/index.js';
import { CaseClockRow, type CaseRow } from './case.entities.js';
import { CaseIndexWriter } from './case-index-writer.js';
import { Clocks } from './clocks.js';

/** The period in which a case must be decided; those of measures run on while the case rests (行政强制法 25). */
const DECISION_PERIODS = ['PEN-06', 'PEN-06b'];

/** What a suspension or its end did to a period, for the paper and the entry. */
export interface PeriodMoved {
  readonly ruleId: string;
  readonly title: string;
  readonly basis: string;
  readonly due: LegalDay;
}

/** Which periods a suspension of the case leaves out days of, by the row of the law that counts each. */
@Injectable()
export class SuspendedPeriods {
  constructor(private readonly clocks: Clocks) {}

  /**
   * The open periods, those already run out aside, that admit this reason. A period that does not is answered by its
   * refusal (`law.suspension-not-admitted`).
   */
  async judge(
    tx: EntityManager,
    file: CaseRow,
    reason: string,
    today: LegalDay,
  ): Promise<Result<readonly CaseClockRow[]>> {
    const open = await tx.getRepository(CaseClockRow).find({
      where: {
        ...{ caseId: file.id, ruleId: In(DECISION_PERIODS) },
        ...{ stoppedOn: IsNull(), suspendedOn: IsNull(), due: MoreThanOrEqual(today) },
      },
      order: { id: 'ASC' },
    });
    const refused = open
      .map((clock) => this.counted(file, clock, leftOut(today, addDays(today, 1), reason)))
      .find((due): due is Refused => !due.ok);
    return refused ?? ok(open);
  }

  /** From tomorrow on the days are not counted. */
  async begin(scene: Scene, held: readonly CaseClockRow[], reason: string): Promise<PeriodMoved[]> {
    const rows = scene.tx.getRepository(CaseClockRow);
    for (const { id } of held) await rows.update({ id }, { suspendedOn: scene.today, suspendedFor: reason });
    if (held[0]) await new CaseIndexWriter(scene.tx).keepNextDue(held[0].caseId);
    return held.map(moved);
  }

  /** The days since then, today too, are left out, and the last day is counted anew. */
  async end(scene: Scene, file: CaseRow): Promise<PeriodMoved[]> {
    const rows = scene.tx.getRepository(CaseClockRow);
    const held = await rows.find({
      where: { caseId: file.id, stoppedOn: IsNull(), suspendedOn: Not(IsNull()) },
      order: { id: 'ASC' },
    });
    const resumed: PeriodMoved[] = [];
    for (const clock of held) {
      const out = leftOut(clock.suspendedOn!, scene.today, clock.suspendedFor!);
      const due = this.counted(file, clock, out);
      if (!due.ok) throw new Error(`cannot count ${clock.ruleId} anew: ${due.refusal.code}`);
      const { due: last, strict, provisional } = due.value;
      const counted = { due: last, strict, provisional, suspensions: [...clock.suspensions, ...out] };
      await rows.update({ id: clock.id }, { ...counted, suspendedOn: null, suspendedFor: null });
      resumed.push(moved({ ...clock, ...counted }));
    }
    if (held.length > 0) await new CaseIndexWriter(scene.tx).keepNextDue(file.id);
    return resumed;
  }

  private counted(file: CaseRow, clock: CaseClockRow, more: readonly Suspension[]) {
    return this.clocks.due(clock.ruleId, clock.trigger, file, [...clock.suspensions, ...more]);
  }
}

/** The day of the suspension is counted, the day of the resumption is not; on one and the same day nothing is left out. */
const leftOut = (since: LegalDay, to: LegalDay, reason: string): Suspension[] =>
  to > since ? [{ from: addDays(since, 1), to, reason }] : [];

const moved = ({ ruleId, title, basis, due }: CaseClockRow): PeriodMoved => ({ ruleId, title, basis, due });
