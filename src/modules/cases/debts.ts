import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalDay } from '../../kernel/time.js';
import { rowsBy } from '../../platform/database/index.js';
import { CaseDecisionRow, CasePaymentRow, type CaseRow } from './case.entities.js';
import { CaseItems } from './case-items.js';
import { Clocks } from './clocks.js';
import { Guards } from './guards.js';
import { confiscatedMoney } from './rules/items.rules.js';
import { type Account, accountOn, standingDebt } from './rules/payment.rules.js';

/** What a party owes by a decision. */
@Injectable()
export class Debts {
  constructor(
    private readonly guards: Guards,
    private readonly clocks: Clocks,
    private readonly items: CaseItems,
  ) {}

  /** What is owed if paid on a day; undefined before the decision. */
  async account(tx: EntityManager, file: CaseRow, on: LegalDay): Promise<Account | undefined> {
    const [decision] = await rowsBy(tx, CaseDecisionRow, { caseId: file.id });
    const clock = await this.clocks.last(tx, file.id, 'PEN-24');
    if (!decision) return undefined;
    const payments = await rowsBy(tx, CasePaymentRow, { caseId: file.id });
    const rate = this.guards.params('PEN-25', file, on);
    const { fineFen } = decision;
    const goods = (await this.items.all(tx, file.id)).filter(({ kind }) => kind === 'confiscated');
    const confiscatedFen = confiscatedMoney(decision.confiscatedFen, goods);
    const decided = { fineFen, confiscatedFen, lastDay: clock?.due, excluded: clock?.suspensions ?? [] };
    return accountOn({ ...standingDebt(decided, decision), payments }, on, {
      percentPerDay: Number(rate.percentPerDay),
      capPercent: Number(rate.capPercent),
    });
  }
}
