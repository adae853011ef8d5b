import { ok, refuse, type Result } from '../../../kernel/result.js';
import { MarkSettledInput } from '../dto/officer-inputs.js';
import { OfficerAct, type OfficerContext, type OfficerOutcome } from '../officer-acts.js';
import { OfficerMarkRow } from '../record.entities.js';

/** Discipline is over; until then no annual review is passed (CERT-07). Refuses `officer.mark-settled`. */
@OfficerAct({
  name: 'officer.settle-mark',
  roles: ['trainer'],
  title: { zh: '处分了结', en: 'Settle a discipline' },
  route: 'POST officers/:id/marks/:mark/settle',
  input: MarkSettledInput,
  operationId: 'Officers_settle',
})
export class SettleMark {
  async run(
    { tx, id: officerId, today, params }: OfficerContext,
    { on }: MarkSettledInput,
  ): Promise<Result<OfficerOutcome>> {
    const marks = tx.getRepository(OfficerMarkRow);
    const mark = await marks.findOneBy({ id: params.mark!, officerId });
    if (!mark) return refuse('not-found');
    if (mark.kind !== 'discipline' || mark.settledOn) return refuse('officer.mark-settled');
    if (on < mark.on || on > today)
      return refuse('officer.last-day', { detail: '日期应在处分之日至今日之间' });
    await marks.update({ id: mark.id }, { settledOn: on });
    return ok({ value: undefined, detail: { markId: mark.id, on } });
  }
}
