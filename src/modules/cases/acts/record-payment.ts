import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { CaseActs } from '../case-acts.js';
import { CaseDecisionRow, CasePaymentRow, type CaseRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import type { PaymentInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { notInFuture } from '../rules/dates.rules.js';
import { type Account, accountOn } from '../rules/payment.rules.js';
import { plainForm } from '../texts.js';

/** 缴纳罚款: three per cent of the fine for each day late, never more than the fine (行政处罚法 第67条、第72条). */
@Injectable()
export class RecordPayment {
  constructor(
    private readonly cases: CaseActs,
    private readonly guards: Guards,
    private readonly clocks: Clocks,
  ) {}

  record(actor: Actor, caseId: string, input: PaymentInput): Promise<Result<Account>> {
    return this.cases.perform(actor, 'case.record-payment', caseId, async (scene) => {
      const { file, tx } = scene;
      const future = notInFuture(input.paidOn, scene.today);
      if (!future.ok) return future;
      const account = await this.account(tx, file, input.paidOn);
      if (!account || account.owedFen === 0) return refuse('case.nothing-due');
      if (input.amountFen === 0 || input.amountFen > account.owedFen)
        return refuse('case.overpaid', {
          ruleId: 'PEN-25',
          basis: '行政处罚法第72条第1项',
          detail: `${input.paidOn}应缴${account.owedFen / 100}元`,
          facts: { ...account },
        });
      await tx.getRepository(CasePaymentRow).insert({ id: scene.newId(), caseId, ...input });
      const owedFen = account.owedFen - input.amountFen;
      if (owedFen === 0) await this.clocks.stop(scene, caseId, ['PEN-24'], input.paidOn);
      const after = { ...account, paidFen: account.paidFen + input.amountFen, owedFen };
      const body = plainForm('缴款凭证', file, {
        缴款日期: input.paidOn,
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
    });
  }

  /** What is owed if paid on a day; undefined before service. */
  async account(tx: EntityManager, file: CaseRow, on: LegalDay): Promise<Account | undefined> {
    const decision = await tx.getRepository(CaseDecisionRow).findOneBy({ caseId: file.id });
    const clock = await this.clocks.last(tx, file.id, 'PEN-24');
    if (!decision) return undefined;
    const payments = await tx.getRepository(CasePaymentRow).findBy({ caseId: file.id });
    const rate = this.guards.params('PEN-25', file, on);
    const { fineFen, confiscatedFen } = decision;
    return accountOn(
      { fineFen, confiscatedFen, lastDay: clock?.due, payments, excluded: clock?.suspensions ?? [] },
      on,
      {
        percentPerDay: Number(rate.percentPerDay),
        capPercent: Number(rate.capPercent),
      },
    );
  }
}
