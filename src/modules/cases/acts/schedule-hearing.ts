import { chinaDay } from '../../../kernel/time.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Officers, stateOn } from '../../officers/index.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseHearingRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { HearingScheduledView } from '../dto/act-views.js';
import { ScheduleHearingInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { didNotInvestigate } from '../involved.js';
import { notInFuture } from '../rules/dates.rules.js';
import { saysWhenAndWhere } from '../rules/hearing.rules.js';
import { hearingNoticeText } from '../texts.js';

/**
 * 听证: asked for in time, announced early enough, presided by one who did not investigate (行政处罚法 第63–65条).
 */
@CaseAct({
  name: 'case.schedule-hearing',
  roles: ['presider'],
  title: { zh: '通知听证', en: 'Schedule the hearing' },
  route: 'POST cases/:id/hearing/schedule',
  input: ScheduleHearingInput,
  answer: HearingScheduledView,
  from: ['notified'],
  stage: 'decision',
  documents: ['听证通知书'],
  guards: ['PEN-11', 'PEN-12', 'CERT-05'],
})
export class ScheduleHearing {
  constructor(
    private readonly clocks: Clocks,
    private readonly guards: Guards,
    private readonly officers: Officers,
  ) {}

  async run(
    context: CaseContext,
    input: ScheduleHearingInput,
  ): Promise<Result<CaseOutcome<HearingScheduledView>>> {
    const { file, id: caseId } = context;
    const hearings = context.tx.getRepository(CaseHearingRow);
    const hearing = await hearings.findOneBy({ caseId });
    if (!hearing) return refuse('case.hearing-not-requested');
    if (hearing.recordedAt) return refuse('case.hearing-recorded');
    const said = saysWhenAndWhere(input);
    if (!said.ok) return said;
    const stranger = await didNotInvestigate(context, input.presiderOfficerId);
    if (!stranger.ok) return stranger;
    const future = notInFuture(input.noticedOn, context.today);
    if (!future.ok) return future;
    if (input.noticedOn < hearing.requestedOn)
      return refuse('case.hearing-notice-early', {
        ruleId: 'PEN-11',
        detail: `当事人${chinaDay(hearing.requestedOn)}要求听证，通知不得早于该日`,
        facts: { requestedOn: hearing.requestedOn },
      });
    const histories = await this.officers.histories([input.presiderOfficerId], context.tx);
    const certified = histories
      .get(input.presiderOfficerId)
      ?.some((c) => c.kind === 'hearing-presider' && stateOn(c, input.on) === 'valid');
    if (!certified)
      return refuse('case.presider-not-qualified', {
        ruleId: 'CERT-05',
        basis: '山东省行政执法监督条例第11条',
        next: '指定持听证主持人资格证的人员',
      });
    // PEN-11: notice at least seven working days before; the looser of the two readings blocks.
    const latest = this.clocks.due('PEN-11', input.on, file);
    if (!latest.ok) return latest;
    if (input.noticedOn > latest.value.due)
      return refuse('case.hearing-notice-short', {
        ruleId: 'PEN-11',
        basis: latest.value.basis,
        detail: `${chinaDay(input.on)}听证，最迟应在${chinaDay(latest.value.due)}通知`,
        next: '顺延听证日期',
        facts: { latestNotice: latest.value.due, strict: latest.value.strict },
      });
    const { on, noticedOn, presiderOfficerId } = input;
    const { time, place } = said.value;
    const closedFor = input.closedFor ?? null;
    await hearings.update(
      { id: hearing.id },
      { ...{ scheduledFor: on, scheduledTime: time, place, closedFor }, noticedOn, presiderOfficerId },
    );
    const presider = (await this.officers.get(presiderOfficerId, context.tx))!.name;
    const body = hearingNoticeText(file, await this.guards.agency(context, file.agencyId), {
      ...{ on, time, place, closedFor, noticedOn, presider },
      requestedOn: hearing.requestedOn,
    });
    return ok({
      value: { latestNotice: latest.value.due },
      documents: [{ kind: '听证通知书', title: '听证通知书', body }],
      detail: { on, time, place, closedFor, noticedOn, presiderOfficerId },
    });
  }
}
