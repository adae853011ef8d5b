import { chinaDay } from '../../../kernel/time.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseHearingRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { HearingRequestInput } from '../dto/case-inputs.js';
import { notInFuture } from '../rules/dates.rules.js';

/**
 * 听证: asked for in time, announced early enough, presided by one who did not investigate (行政处罚法 第63–65条).
 */
@CaseAct({
  name: 'case.request-hearing',
  roles: ['officer'],
  title: { zh: '申请听证', en: 'Record the request for a hearing' },
  route: 'POST cases/:id/hearing/request',
  input: HearingRequestInput,
  from: ['notified'],
  stage: 'decision',
  guards: ['PEN-09', 'PEN-10'],
})
export class RequestHearing {
  constructor(private readonly clocks: Clocks) {}

  async run(context: CaseContext, input: HearingRequestInput): Promise<Result<CaseOutcome>> {
    const { id: caseId } = context;
    if (!context.file.hearingOffered)
      return refuse('case.hearing-not-offered', { ruleId: 'PEN-09', basis: '行政处罚法第63条' });
    const future = notInFuture(input.on, context.today);
    if (!future.ok) return future;
    const hearings = context.tx.getRepository(CaseHearingRow);
    if (await hearings.existsBy({ caseId })) return refuse('case.hearing-requested');
    const clock = await this.clocks.last(context.tx, caseId, 'PEN-10');
    if (clock && input.on > clock.due)
      return refuse('case.hearing-late', {
        ruleId: 'PEN-10',
        basis: '行政处罚法第64条第1项',
        detail: `应在${chinaDay(clock.due)}前提出`,
      });
    await this.clocks.stop(context, caseId, ['PEN-10'], input.on);
    await hearings.insert({
      id: context.newId(),
      caseId,
      requestedOn: input.on,
      noticedOn: null,
      scheduledFor: null,
      scheduledTime: null,
      place: null,
      closedFor: null,
      presiderOfficerId: null,
      heldOn: null,
      recordedAt: null,
      reportedAt: null,
    });
    return ok({ value: undefined, detail: { on: input.on } });
  }
}
