import { ok, refuse, type Result } from '../../../kernel/result.js';
import { OfficerMarkInput } from '../dto/officer-inputs.js';
import { OfficerCreatedView } from '../dto/officer-views.js';
import { OfficerAct, type OfficerContext, type OfficerOutcome } from '../officer-acts.js';
import { OfficerMarkRow } from '../record.entities.js';

/** A reward or a discipline, by its document. Refuses a day after today. */
@OfficerAct({
  name: 'officer.mark',
  roles: ['trainer'],
  title: { zh: '登记奖惩', en: 'Enter a reward or a discipline' },
  route: 'POST officers/:id/marks',
  input: OfficerMarkInput,
  answer: OfficerCreatedView,
  status: 201,
  operationId: 'Officers_mark',
})
export class MarkOfficer {
  async run(
    { tx, id: officerId, now, today, newId }: OfficerContext,
    { kind, on, title, document }: OfficerMarkInput,
  ): Promise<Result<OfficerOutcome<OfficerCreatedView>>> {
    if (on > today) return refuse('officer.last-day', { detail: '日期不得晚于今日' });
    const id = newId();
    await tx
      .getRepository(OfficerMarkRow)
      .insert({ id, officerId, kind, on, title, document, settledOn: null, recordedAt: now });
    return ok({ value: { id }, detail: { markId: id, kind, on, title, document } });
  }
}
