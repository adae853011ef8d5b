import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay } from '../../../kernel/time.js';
import { DayField, FenField, Text } from '../../../platform/http/index.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CasePaymentRow } from '../case.entities.js';
import { Debts } from '../debts.js';
import { notInFuture } from '../rules/dates.rules.js';
import { plainForm } from '../texts.js';

export class RefundInput {
  @DayField() on: string;
  @FenField() amountFen: number;
  @Text({ max: 80 }) receipt: string;
}

/**
 * 退还已缴款项: what was paid on a decision that was revoked, void or lowered goes back to the party. Kept as a payment
 * below zero, so that paid and owed are sums over the same rows. Refuses more than is to be given back.
 */
@CaseAct({
  name: 'case.record-refund',
  roles: ['officer'],
  title: { zh: '登记退还款项', en: 'Record a refund' },
  route: 'POST cases/:id/refunds',
  input: RefundInput,
  from: ['served', 'performed', 'closed', 'archived'],
  stage: 'execution',
  documents: ['退款凭证'],
  offeredWhen: ({ refundFen }) => refundFen > 0,
})
export class RecordRefund {
  constructor(private readonly debts: Debts) {}

  async run(context: CaseContext, { on, amountFen, receipt }: RefundInput): Promise<Result<CaseOutcome>> {
    const { file, tx, today, id: caseId } = context;
    const refundFen = (await this.debts.account(tx, file, on))?.refundFen ?? 0;
    const may = firstRefusal(
      () => notInFuture(on, today),
      () =>
        refundFen > 0 && amountFen > 0 && amountFen <= refundFen
          ? ok()
          : refuse('case.no-refund', { detail: `应退还${refundFen / 100}元`, facts: { refundFen } }),
    );
    if (!may.ok) return may;
    await tx
      .getRepository(CasePaymentRow)
      .insert({ id: context.newId(), caseId, paidOn: on, amountFen: -amountFen, receipt });
    const title = '退款凭证';
    const body = plainForm(title, file, {
      退还日期: chinaDay(on),
      金额: `${amountFen / 100}元`,
      票据号: receipt,
    });
    return ok({
      value: undefined,
      documents: [{ kind: title, title, body }],
      detail: { on, amountFen, receipt },
    });
  }
}
