import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { firstRefusal, refuse, ok, type Result } from '../../kernel/result.js';
import { chinaMoment, type Instant } from '../../kernel/time.js';
import type { CertificateSnapshot } from '../officers/index.js';
import type { CaseContext } from './case-acts.js';
import { Clocks } from './clocks.js';
import { FullRecordingRequirements } from './full-recording-requirements.js';
import type { MeasureInput } from './dto/case-inputs.js';
import { Guards } from './guards.js';
import { spanHolds } from './rules/dates.rules.js';
import { deciderIsNotOfficer } from './rules/decision.rules.js';
import { approvedTooLate, mayTakeMeasures, measureApproved } from './rules/measures.rules.js';
import type { FullRecordingKind, Stage } from './rules/vocabulary.js';

/** What compulsory measures have in common (行政强制法 第17条至第19条). */
@Injectable()
export class Measures {
  constructor(
    private readonly guards: Guards,
    private readonly clocks: Clocks,
    private readonly courses: FullRecordingRequirements,
  ) {}

  /**
   * The officers' certificates, when the measure may be recorded, and whether its approval came too late (COE-02); refuses
   * by COE-01, COE-10 and PEN-02.
   */
  async may(
    context: CaseContext,
    actor: Actor,
    input: MeasureInput,
  ): Promise<Result<{ officers: CertificateSnapshot[]; approvedLate: boolean }>> {
    const { file, now } = context;
    const agency = await this.guards.agency(context, file.agencyId);
    const makeUp = this.clocks.due('COE-02', new Date(input.from).toISOString(), file);
    if (!makeUp.ok) throw new Error(`cannot count COE-02: ${makeUp.refusal.code}`);
    const may = firstRefusal(
      () => deciderIsNotOfficer(file.officerIds, actor.officerId),
      () => spanHolds(input, now),
      () => mayTakeMeasures(agency.capacity),
      () => measureApproved(input),
      () =>
        input.partyPresence === 'signed' || input.witness
          ? ok()
          : refuse('case.witness-required', {
              ruleId: 'COE-01',
              basis: '行政强制法第18条',
              next: '填写见证人姓名',
            }),
    );
    if (!may.ok) return may;
    const officers = await this.guards.entitled(context, file, input.officerIds, input);
    if (!officers.ok) return officers;
    return ok({ officers: officers.value, approvedLate: approvedTooLate(input, makeUp.value.due, now) });
  }

  /** The act must be on video whole from now on. */
  enter(
    context: CaseContext,
    kind: FullRecordingKind,
    stage: Stage,
    { place, from, to }: MeasureInput,
  ): Promise<void> {
    return this.courses.enter(context, context.file.id, { kind, stage, place, from, to });
  }

  span({ from, to }: MeasureInput): { from: Instant; to: Instant } {
    return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  }

  words(
    input: MeasureInput,
    { officers, approvedLate }: { officers: readonly CertificateSnapshot[]; approvedLate: boolean },
    actor: Actor,
  ): Record<string, string> {
    return {
      起止时间: `${chinaMoment(input.from)}至${chinaMoment(input.to)}`,
      地点: input.place,
      执法人员: officers.map((officer) => `${officer.name}（${officer.number}）`).join('、'),
      证件出示: '已出示',
      当事人: { signed: '到场并签名', refused: '到场拒绝签名', absent: '未到场' }[input.partyPresence],
      见证人: input.witness ?? '无',
      批准: input.urgent
        ? `情况紧急，事后由${actor.name}补办批准${approvedLate ? '（已超过二十四小时）' : ''}`
        : `事前批准${input.approvedAt ? `（${chinaMoment(input.approvedAt)}）` : ''}`,
      理由和依据: input.reason,
      音像记录: '应当全程录像（国办发〔2018〕118号 三（八））',
    };
  }
}
