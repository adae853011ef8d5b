import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseItems } from '../case-items.js';
import { Clocks } from '../clocks.js';
import { FullRecordingRequirements } from '../full-recording-requirements.js';
import { Debts } from '../debts.js';
import { ReasonInput } from '../dto/case-inputs.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';
import { plainForm } from '../texts.js';

/**
 * 结案: only when what the decision demands has been done.
 */
@CaseAct({
  name: 'case.close',
  roles: ['leader'],
  title: { zh: '结案', en: 'Close the case' },
  route: 'POST cases/:id/close',
  input: ReasonInput,
  from: ['served', 'performed'],
  to: 'closed',
  stage: 'execution',
  documents: ['结案审批表'],
  guards: ['PEN-24', 'REC-02', 'COE-07'],
})
export class CloseCase {
  constructor(
    private readonly clocks: Clocks,
    private readonly debts: Debts,
    private readonly items: CaseItems,
    private readonly courses: FullRecordingRequirements,
  ) {}

  async run(context: CaseContext, input: ReasonInput): Promise<Result<CaseOutcome>> {
    const { file, tx, actor, id: caseId } = context;
    const four = deciderIsNotOfficer(file.officerIds, actor.officerId);
    if (!four.ok) return four;
    const whole = await this.courses.hold(tx, file);
    if (!whole.ok) return whole;
    if (await this.clocks.open(tx, caseId, 'COE-05'))
      return refuse('case.seizure-open', {
        ruleId: 'COE-07',
        basis: '行政强制法第28条',
        next: '先解除查封、扣押',
      });
    if ((await this.items.held(tx, caseId, 'confiscated')).length > 0)
      return refuse('case.goods-open', {
        basis: '行政处罚法第74条',
        next: '先登记没收物品的处理：拍卖、销毁或者按国家规定处理',
      });
    const account = await this.debts.account(tx, file, context.today);
    if (account && account.owedFen > 0)
      return refuse('case.not-performed', {
        ruleId: 'PEN-24',
        basis: '行政处罚法第66条、第67条',
        detail: `尚欠${account.owedFen / 100}元`,
        facts: { ...account },
      });
    if (account && account.refundFen > 0)
      return refuse('case.refund-open', {
        detail: `应退还${account.refundFen / 100}元`,
        next: '登记退还后再结案',
        facts: { ...account },
      });
    await this.clocks.start(context, file, 'PEN-34', context.today);
    const body = plainForm('结案审批表', file, { 结案说明: input.reason, 审批人: actor.name });
    return ok({
      value: undefined,
      changes: { closedOn: context.today },
      documents: [{ kind: '结案审批表', title: '结案审批表', body }],
      detail: { reason: input.reason },
    });
  }
}
