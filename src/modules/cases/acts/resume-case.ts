import { ok, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { ReasonInput } from '../dto/case-inputs.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';
import { plainForm } from '../texts.js';

/** 恢复调查: back to where the suspension began, approved by one who is not an officer of the case. */
@CaseAct({
  name: 'case.resume',
  roles: ['leader'],
  title: { zh: '恢复', en: 'Resume' },
  route: 'POST cases/:id/resume',
  input: ReasonInput,
  from: ['suspended'],
  to: 'resume',
  stage: 'investigation',
})
export class ResumeCase {
  async run({ file, actor }: CaseContext, input: ReasonInput): Promise<Result<CaseOutcome>> {
    const mayApprove = deciderIsNotOfficer(file.officerIds, actor.officerId);
    if (!mayApprove.ok) return mayApprove;
    const body = plainForm('恢复审批表', file, { 理由: input.reason, 审批人: actor.name });
    return ok({
      value: undefined,
      changes: { resumeTo: null },
      documents: [{ kind: '恢复审批表', title: '恢复审批表', body }],
      detail: { reason: input.reason },
    });
  }
}
