import { ok, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { ReasonInput } from '../dto/case-inputs.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';
import { plainForm } from '../texts.js';

/**
 * 不予立案: with its reason, which stays in the file.
 */
@CaseAct({
  name: 'case.refuse-filing',
  roles: ['leader'],
  title: { zh: '不予立案', en: 'Refuse filing' },
  route: 'POST cases/:id/filing-refusal',
  input: ReasonInput,
  from: ['filing-requested'],
  to: 'not-filed',
  stage: 'initiation',
  documents: ['不予立案审批表'],
})
export class RefuseFiling {
  async run(context: CaseContext, input: ReasonInput): Promise<Result<CaseOutcome>> {
    const { file, actor } = context;
    const four = deciderIsNotOfficer(file.officerIds, actor.officerId);
    if (!four.ok) return four;
    const body = plainForm('不予立案审批表', file, { 不予立案理由: input.reason, 审批人: actor.name });
    return ok({
      value: undefined,
      documents: [{ kind: '不予立案审批表', title: '不予立案审批表', body }],
      detail: { reason: input.reason },
    });
  }
}
