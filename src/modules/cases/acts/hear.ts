import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseActs, type CaseScene } from '../case-acts.js';
import { CaseHearingRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import type { HearingRecordInput, HearingRequestInput, ScheduleHearingInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { investigatorsOf } from '../involved.js';
import { Officers, stateOn } from '../../officers/index.js';
import { notInFuture } from '../rules/dates.rules.js';
import { hearingHasBegun, saysWhenAndWhere } from '../rules/hearing.rules.js';
import { hearingNoticeText, plainForm } from '../texts.js';

/** 听证: asked for in time, announced early enough, presided by one who did not investigate (行政处罚法 第63–65条). */
@Injectable()
export class Hear {
  constructor(
    private readonly cases: CaseActs,
    private readonly clocks: Clocks,
    private readonly guards: Guards,
    private readonly officers: Officers,
  ) {}

  request(actor: Actor, caseId: string, input: HearingRequestInput): Promise<Result<void>> {
    return this.cases.perform(actor, 'case.request-hearing', caseId, async (scene) => {
      if (!scene.file.hearingOffered)
        return refuse('case.hearing-not-offered', { ruleId: 'PEN-09', basis: '行政处罚法第63条' });
      const future = notInFuture(input.on, scene.today);
      if (!future.ok) return future;
      const hearings = scene.tx.getRepository(CaseHearingRow);
      if (await hearings.existsBy({ caseId })) return refuse('case.hearing-requested');
      const clock = await this.clocks.last(scene.tx, caseId, 'PEN-10');
      if (clock && input.on > clock.due)
        return refuse('case.hearing-late', {
          ruleId: 'PEN-10',
          basis: '行政处罚法第64条第1项',
          detail: `应在${clock.due}前提出`,
        });
      await this.clocks.stop(scene, caseId, ['PEN-10'], input.on);
      await hearings.insert({
        id: scene.newId(),
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
    });
  }

  schedule(
    actor: Actor,
    caseId: string,
    input: ScheduleHearingInput,
  ): Promise<Result<{ latestNotice: string }>> {
    return this.cases.perform(actor, 'case.schedule-hearing', caseId, async (scene) => {
      const { file } = scene;
      const hearings = scene.tx.getRepository(CaseHearingRow);
      const hearing = await hearings.findOneBy({ caseId });
      if (!hearing) return refuse('case.hearing-not-requested');
      if (hearing.recordedAt) return refuse('case.hearing-recorded');
      const said = saysWhenAndWhere(input);
      if (!said.ok) return said;
      const stranger = await didNotInvestigate(scene, input.presiderOfficerId);
      if (!stranger.ok) return stranger;
      const future = notInFuture(input.noticedOn, scene.today);
      if (!future.ok) return future;
      if (input.noticedOn < hearing.requestedOn)
        return refuse('case.hearing-notice-early', {
          ruleId: 'PEN-11',
          detail: `当事人${hearing.requestedOn}要求听证，通知不得早于该日`,
          facts: { requestedOn: hearing.requestedOn },
        });
      const histories = await this.officers.histories([input.presiderOfficerId], scene.tx);
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
          detail: `${input.on}听证，最迟应在${latest.value.due}通知`,
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
      const presider = (await this.officers.get(presiderOfficerId, scene.tx))!.name;
      const body = hearingNoticeText(file, await this.guards.agency(scene, file.agencyId), {
        ...{ on, time, place, closedFor, noticedOn, presider },
        requestedOn: hearing.requestedOn,
      });
      return ok({
        value: { latestNotice: latest.value.due },
        documents: [{ kind: '听证通知书', title: '听证通知书', body }],
        detail: { on, time, place, closedFor, noticedOn, presiderOfficerId },
      });
    });
  }

  record(actor: Actor, caseId: string, input: HearingRecordInput): Promise<Result<void>> {
    return this.cases.perform(actor, 'case.record-hearing', caseId, async (scene) => {
      const hearings = scene.tx.getRepository(CaseHearingRow);
      const hearing = await hearings.findOneBy({ caseId });
      if (!hearing?.scheduledFor || scene.today < hearing.scheduledFor)
        return refuse('case.hearing-not-scheduled');
      if (hearing.recordedAt) return refuse('case.hearing-recorded');
      const { scheduledFor, scheduledTime, place } = hearing;
      const begun = hearingHasBegun({ scheduledFor, scheduledTime }, scene.now);
      if (!begun.ok) return begun;
      if (actor.officerId !== hearing.presiderOfficerId)
        return refuse('case.presider-not-qualified', {
          ruleId: 'PEN-12',
          detail: '笔录由指定的听证主持人登记',
        });
      const stranger = await didNotInvestigate(scene, hearing.presiderOfficerId!);
      if (!stranger.ok) return stranger;
      await hearings.update({ id: hearing.id }, { heldOn: scheduledFor, recordedAt: scene.now });
      const title = input.partyAbsent ? '听证终止记录' : '听证笔录';
      const body = plainForm(title, scene.file, {
        听证日期: scheduledTime ? `${scheduledFor} ${scheduledTime}` : scheduledFor,
        ...(place && { 听证地点: place }),
        主持人: actor.name,
        笔录: input.record,
      });
      // A hearing hears the party: the defence is thereby taken (行政处罚法 第64条第7项).
      const defence = input.partyAbsent ? scene.file.defence : ('heard' as const);
      return ok({
        value: undefined,
        changes: { defence },
        documents: [{ kind: title, title, body }],
        detail: { partyAbsent: input.partyAbsent },
      });
    });
  }
}

/** 行政处罚法 第64条第4项: presided by one who did not investigate the case, whether or not as its officer. */
async function didNotInvestigate({ tx, file }: CaseScene, officerId: string): Promise<Result<void>> {
  if (!(await investigatorsOf(tx, file)).includes(officerId)) return ok();
  return refuse('case.presider-involved', {
    ruleId: 'PEN-12',
    basis: '行政处罚法第64条第4项',
    next: '指定非本案调查人员主持听证',
  });
}
