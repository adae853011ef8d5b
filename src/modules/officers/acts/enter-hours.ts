import { ok, refuse, type Result } from '../../../kernel/result.js';
import { OutsideTrainingInput } from '../dto/officer-inputs.js';
import { OfficerAct, type OfficerContext, type OfficerOutcome } from '../officer-acts.js';
import { OfficerRecords } from '../officer-records.js';

/** Training had elsewhere, entered by hand. Refuses a day after today. */
@OfficerAct({
  name: 'officer.enter-hours',
  roles: ['trainer'],
  title: { zh: '登记培训学时', en: 'Enter hours of training' },
  route: 'POST officers/:id/hours',
  input: OutsideTrainingInput,
  operationId: 'Officers_enter',
})
export class EnterHours {
  constructor(private readonly records: OfficerRecords) {}

  async run(
    context: OfficerContext,
    { kind, minutes, on, title }: OutsideTrainingInput,
  ): Promise<Result<OfficerOutcome>> {
    if (on > context.today) return refuse('officer.last-day', { detail: '日期不得晚于今日' });
    const sourceId = context.entryId;
    await this.records.recordHours(context, { officerId: context.id, kind, minutes, on, title, sourceId });
    return ok({ value: undefined, detail: { kind, minutes, on, title } });
  }
}
