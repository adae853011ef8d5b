import { chinaDay } from '../../../kernel/time.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import { InTimeView } from '../dto/act-views.js';
import { HandInInput } from '../dto/case-inputs.js';
import { notInFuture } from '../rules/dates.rules.js';
import { plainForm } from '../texts.js';

/**
 * 行政处罚法 第71条: cash taken on the spot reaches the agency in two working days, and the bank in two more.
 */
@CaseAct({
  name: 'case.hand-in-cash',
  roles: ['officer'],
  title: { zh: '上缴当场收缴的罚款', en: 'Hand in the cash collected' },
  route: 'POST cases/:id/cash',
  input: HandInInput,
  answer: InTimeView,
  from: ['served', 'performed'],
  stage: 'execution',
  documents: ['罚款上缴凭证'],
  guards: ['PEN-23', 'PEN-23b'],
  offeredWhen: ({ openClocks }) => openClocks.has('PEN-23'),
})
export class HandInCash {
  constructor(private readonly clocks: Clocks) {}

  async run(context: CaseContext, input: HandInInput): Promise<Result<CaseOutcome<InTimeView>>> {
    const { id: caseId } = context;
    const { handedInOn, bankedOn, receipt } = input;
    const may = firstRefusal(
      () => notInFuture(handedInOn, context.today),
      () => notInFuture(bankedOn, context.today),
      () => (handedInOn <= bankedOn ? ok() : refuse('case.times-reversed')),
    );
    if (!may.ok) return may;
    const toAgency = await this.clocks.open(context.tx, caseId, 'PEN-23');
    if (!toAgency) return refuse('case.no-cash', { ruleId: 'PEN-23', basis: '行政处罚法第71条' });
    await this.clocks.stop(context, caseId, ['PEN-23'], handedInOn);
    const toBank = await this.clocks.start(context, context.file, 'PEN-23b', handedInOn);
    await this.clocks.stop(context, caseId, ['PEN-23b'], bankedOn);
    const title = '罚款上缴凭证';
    const body = plainForm(title, context.file, {
      交至机关: chinaDay(handedInOn),
      缴付银行: chinaDay(bankedOn),
      票据号: receipt,
    });
    return ok({
      value: { inTime: handedInOn <= toAgency.due && bankedOn <= toBank.due },
      documents: [{ kind: title, title, body }],
      detail: { handedInOn, bankedOn },
    });
  }
}
