import { chinaMoment } from '../../../kernel/time.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { FullRecordingRequirements } from '../full-recording-requirements.js';
import { InvestigationInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { spanHolds } from '../rules/dates.rules.js';
import { INVESTIGATION_KINDS } from '../rules/vocabulary.js';
import { plainForm } from '../texts.js';

/**
 * 调查取证: certificates are judged for the days of the act itself, not for today.
 */
@CaseAct({
  name: 'case.record-investigation',
  roles: ['officer'],
  title: { zh: '调查取证', en: 'Record an investigation' },
  route: 'POST cases/:id/investigations',
  input: InvestigationInput,
  from: ['investigating'],
  stage: 'investigation',
  documents: ['调查笔录'],
  guards: ['PEN-02', 'PEN-03'],
})
export class RecordInvestigation {
  constructor(
    private readonly guards: Guards,
    private readonly courses: FullRecordingRequirements,
  ) {}

  async run(context: CaseContext, input: InvestigationInput): Promise<Result<CaseOutcome>> {
    const { file, id: caseId } = context;
    const span = spanHolds(input, context.now);
    if (!span.ok) return span;
    const officers = await this.guards.entitled(context, file, input.officerIds, input);
    if (!officers.ok) return officers;
    if (!input.certificatesShown)
      return refuse('case.certificate-not-shown', {
        ruleId: 'PEN-03',
        basis: '行政处罚法第55条',
        detail: '未主动出示执法证件的调查，当事人有权拒绝',
      });
    if (input.partyPresence !== 'signed' && !input.witness)
      return refuse('case.witness-required', { basis: '行政处罚法第55条', next: '填写见证人姓名' });
    const { wholeCourse = false, place, from, to } = input;
    if (wholeCourse)
      await this.courses.enter(context, caseId, { kind: 'grave', stage: 'investigation', place, from, to });
    const title = INVESTIGATION_KINDS[input.kind];
    const body = plainForm(title, file, {
      起止时间: `${chinaMoment(input.from)}至${chinaMoment(input.to)}`,
      地点: input.place,
      执法人员: officers.value.map((o) => `${o.name}（${o.number}）`).join('、'),
      证件出示: '已出示',
      当事人: { signed: '到场并签名', refused: '到场拒绝签名', absent: '未到场' }[input.partyPresence],
      见证人: input.witness ?? '无',
      内容: input.content,
    });
    return ok({
      value: undefined,
      officers: officers.value,
      occurred: { from: new Date(input.from).toISOString(), to: new Date(input.to).toISOString() },
      documents: [{ kind: input.kind, title, body }],
      detail: {
        kind: input.kind,
        certificatesShown: true,
        partyPresence: input.partyPresence,
        ...(wholeCourse && { wholeCourse }),
      },
    });
  }
}
