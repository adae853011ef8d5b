import { ok, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { SuspensionInput } from '../dto/case-inputs.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';
import { BEFORE_DECISION } from '../rules/procedure.js';
import { SUSPENSION_GROUNDS } from '../rules/vocabulary.js';
import { SuspendedPeriods } from '../suspended-periods.js';
import { suspensionForm } from '../texts.js';

/**
 * 中止调查: with its ground and reason, approved by one who is not an officer of the case. The period for the decision
 * leaves out the time of the suspension where its rule admits that ground (市场监督管理行政处罚程序规定 64); where it does
 * not (行政处罚法 60 admits none) the act is refused with `law.suspension-not-admitted`, unless the approver states that
 * the period runs on (`periodRunsOn`).
 */
@CaseAct({
  name: 'case.suspend',
  roles: ['leader'],
  title: { zh: '中止', en: 'Suspend' },
  route: 'POST cases/:id/suspend',
  input: SuspensionInput,
  from: BEFORE_DECISION,
  to: 'suspended',
  stage: 'investigation',
  documents: ['中止审批表'],
  guards: ['PEN-06'],
})
export class SuspendCase {
  constructor(private readonly periods: SuspendedPeriods) {}

  async run(context: CaseContext, input: SuspensionInput): Promise<Result<CaseOutcome>> {
    const { file, actor, tx, today } = context;
    const { reason } = SUSPENSION_GROUNDS[input.ground];
    const mayApprove = deciderIsNotOfficer(file.officerIds, actor.officerId);
    if (!mayApprove.ok) return mayApprove;
    const judged = await this.periods.judge(tx, file, reason, today);
    if (!judged.ok && !input.periodRunsOn)
      return { ok: false, refusal: { ...judged.refusal, next: '确需中止的，由审批人确认办案期限照常计算' } };
    const held = judged.ok ? await this.periods.begin(context, judged.value, reason) : [];
    const period = held.map(({ title, basis }) => `${title}自次日起不计入期限（${basis}）`).join('；');
    const { ground, reason: why } = input;
    const body = suspensionForm(file, { ground, reason: why, period, approver: actor.name });
    return ok({
      value: undefined,
      changes: { resumeTo: file.state },
      documents: [{ kind: '中止审批表', title: '中止审批表', body }],
      detail: {
        ...{ ground, reason: why },
        suspended: held.map(({ ruleId, due }) => ({ ruleId, due })),
      },
    });
  }
}
