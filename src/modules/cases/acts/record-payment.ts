import { chinaDay } from '../../../kernel/time.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CasePaymentRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { Debts } from '../debts.js';
import { PaymentAccountView } from '../dto/act-views.js';
import { PaymentInput } from '../dto/case-inputs.js';
import { notInFuture } from '../rules/dates.rules.js';
import { plainForm } from '../texts.js';

/**
 * 缴纳罚款: three per cent of the fine for each day late, never more than the fine (行政处罚法 第67条、第72条).
 */
@CaseAct({
  name: 'case.record-payment',
  roles: ['officer'],
  title: { zh: '登记履行', en: 'Record a payment' },
  route: 'POST cases/:id/payments',
  input: PaymentInput,
  answer: PaymentAccountView,
  from: ['served'],
  to: 'performed',
  stage: 'execution',
  documents: ['缴款凭证'],
  guards: ['PEN-24', 'PEN-25'],
  offeredWhen: ({ owedFen }) => owedFen > 0,
})
export class RecordPayment {
  constructor(
    private readonly debts: Debts,
    private readonly clocks: Clocks,
  ) {}

  async run(context: CaseContext, input: PaymentInput): Promise<Result<CaseOutcome<PaymentAccountView>>> {
    const { file, tx, id: caseId } = context;
    const future = notInFuture(input.paidOn, context.today);
    if (!future.ok) return future;
    const account = await this.debts.account(tx, file, input.paidOn);
    if (!account || account.owedFen === 0) return refuse('case.nothing-due');
    if (input.amountFen === 0 || input.amountFen > account.owedFen)
      return refuse('case.overpaid', {
        ruleId: 'PEN-25',
        basis: '行政处罚法第72条第1项',
        detail: `${chinaDay(input.paidOn)}应缴${account.owedFen / 100}元`,
        facts: { ...account },
      });
    await tx.getRepository(CasePaymentRow).insert({ id: context.newId(), caseId, ...input });
    const owedFen = account.owedFen - input.amountFen;
    if (owedFen === 0) await this.clocks.stop(context, caseId, ['PEN-24'], input.paidOn);
    const after = { ...account, paidFen: account.paidFen + input.amountFen, owedFen };
    const body = plainForm('缴款凭证', file, {
      缴款日期: chinaDay(input.paidOn),
      金额: `${input.amountFen / 100}元`,
      票据号: input.receipt,
      尚欠: `${owedFen / 100}元`,
    });
    return ok({
      value: after,
      stay: owedFen > 0,
      documents: [{ kind: '缴款凭证', title: '缴款凭证', body }],
      detail: {
        paidOn: input.paidOn,
        amountFen: input.amountFen,
        owedFen,
        surchargeFen: account.surcharge.fen,
      },
    });
  }
}
