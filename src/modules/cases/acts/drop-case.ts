import { ok, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { ReasonInput } from '../dto/case-inputs.js';
import { EndWithoutDecision } from '../end-without-decision.js';
import { BEFORE_DECISION } from '../rules/procedure.js';
import { plainForm } from '../texts.js';

/** 撤案: with its reason, approved by one who is not an officer of the case. Refuses as `EndWithoutDecision.may` does. */
@CaseAct({
  name: 'case.drop',
  roles: ['leader'],
  title: { zh: '撤案', en: 'Drop the case' },
  route: 'POST cases/:id/drop',
  input: ReasonInput,
  from: BEFORE_DECISION,
  to: 'dropped',
  stage: 'decision',
  documents: ['撤案审批表'],
})
export class DropCase {
  constructor(private readonly ending: EndWithoutDecision) {}

  async run(context: CaseContext, input: ReasonInput): Promise<Result<CaseOutcome>> {
    const may = await this.ending.may(context);
    if (!may.ok) return may;
    const { file, actor } = context;
    const body = plainForm('撤案审批表', file, { 理由: input.reason, 审批人: actor.name });
    return ok({
      value: undefined,
      changes: { resumeTo: null },
      documents: [{ kind: '撤案审批表', title: '撤案审批表', body }],
      detail: { reason: input.reason },
    });
  }
}
