import { ok, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { ReasonInput } from '../dto/case-inputs.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';
import { BEFORE_DECISION } from '../rules/procedure.js';
import { plainForm } from '../texts.js';

/** 中止调查: with its reason, approved by one who is not an officer of the case. */
@CaseAct({
  name: 'case.suspend',
  roles: ['leader'],
  title: { zh: '中止', en: 'Suspend' },
  route: 'POST cases/:id/suspend',
  input: ReasonInput,
  from: BEFORE_DECISION,
  to: 'suspended',
  stage: 'investigation',
  documents: ['中止审批表'],
})
export class SuspendCase {
  async run({ file, actor }: CaseContext, input: ReasonInput): Promise<Result<CaseOutcome>> {
    const mayApprove = deciderIsNotOfficer(file.officerIds, actor.officerId);
    if (!mayApprove.ok) return mayApprove;
    const body = plainForm('中止审批表', file, { 理由: input.reason, 审批人: actor.name });
    return ok({
      value: undefined,
      changes: { resumeTo: file.state },
      documents: [{ kind: '中止审批表', title: '中止审批表', body }],
      detail: { reason: input.reason },
    });
  }
}
