import { ok, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { ReasonInput } from '../dto/case-inputs.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';
import { SuspendedPeriods } from '../suspended-periods.js';
import { plainForm } from '../texts.js';
import { chinaDay } from '../../../kernel/time.js';

/**
 * 恢复调查: back to where the suspension began, approved by one who is not an officer of the case. Periods that were suspended
 * are counted anew without the days since.
 */
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
  constructor(private readonly periods: SuspendedPeriods) {}

  async run(context: CaseContext, input: ReasonInput): Promise<Result<CaseOutcome>> {
    const { file, actor } = context;
    const mayApprove = deciderIsNotOfficer(file.officerIds, actor.officerId);
    if (!mayApprove.ok) return mayApprove;
    const resumed = await this.periods.end(context, file);
    const period = resumed.map(({ title, due }) => `${title}至${chinaDay(due)}`).join('；');
    const body = plainForm('恢复审批表', file, {
      理由: input.reason,
      ...(period && { 办案期限: period }),
      审批人: actor.name,
    });
    return ok({
      value: undefined,
      changes: { resumeTo: null },
      documents: [{ kind: '恢复审批表', title: '恢复审批表', body }],
      detail: {
        reason: input.reason,
        ...(resumed.length > 0 && { resumed: resumed.map(({ ruleId, due }) => ({ ruleId, due })) }),
      },
    });
  }
}
