import { chinaDay, chinaHour } from '../../../kernel/time.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseHearingRow } from '../case.entities.js';
import { HearingRecordInput } from '../dto/case-inputs.js';
import { didNotInvestigate } from '../involved.js';
import { hearingHasBegun } from '../rules/hearing.rules.js';
import { plainForm } from '../texts.js';

/**
 * 听证: asked for in time, announced early enough, presided by one who did not investigate (行政处罚法 第63–65条).
 */
@CaseAct({
  name: 'case.record-hearing',
  roles: ['presider'],
  title: { zh: '举行听证', en: 'Record the hearing' },
  route: 'POST cases/:id/hearing/record',
  input: HearingRecordInput,
  from: ['notified'],
  stage: 'decision',
  documents: ['听证笔录'],
  guards: ['PEN-12'],
})
export class RecordHearing {
  async run(context: CaseContext, input: HearingRecordInput): Promise<Result<CaseOutcome>> {
    const { actor, id: caseId } = context;
    const hearings = context.tx.getRepository(CaseHearingRow);
    const hearing = await hearings.findOneBy({ caseId });
    if (!hearing?.scheduledFor || context.today < hearing.scheduledFor)
      return refuse('case.hearing-not-scheduled');
    if (hearing.recordedAt) return refuse('case.hearing-recorded');
    const { scheduledFor, scheduledTime, place } = hearing;
    const begun = hearingHasBegun({ scheduledFor, scheduledTime }, context.now);
    if (!begun.ok) return begun;
    if (actor.officerId !== hearing.presiderOfficerId)
      return refuse('case.presider-not-qualified', {
        ruleId: 'PEN-12',
        detail: '笔录由指定的听证主持人登记',
      });
    const stranger = await didNotInvestigate(context, hearing.presiderOfficerId);
    if (!stranger.ok) return stranger;
    await hearings.update({ id: hearing.id }, { heldOn: scheduledFor, recordedAt: context.now });
    const title = input.partyAbsent ? '听证终止记录' : '听证笔录';
    const body = plainForm(title, context.file, {
      听证日期: `${chinaDay(scheduledFor)}${scheduledTime ? chinaHour(scheduledTime) : ''}`,
      ...(place && { 听证地点: place }),
      主持人: actor.name,
      笔录: input.record,
    });
    // A hearing hears the party: the defence is thereby taken (行政处罚法 第64条第7项).
    const defence = input.partyAbsent ? context.file.defence : ('heard' as const);
    return ok({
      value: undefined,
      changes: { defence },
      documents: [{ kind: title, title, body }],
      detail: { partyAbsent: input.partyAbsent },
    });
  }
}
