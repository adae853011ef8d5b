import {
  type LatePayment,
  latePaymentSurcharge,
  type Surcharge,
  type SurchargeRate,
} from '../../../kernel/law/index.js';
import type { LegalDay } from '../../../kernel/time.js';

export interface Debt {
  fineFen: number;
  confiscatedFen: number;
  /** Last lawful day to pay; undefined while the decision is not served. */
  lastDay: LegalDay | undefined;
  payments: readonly { paidOn: LegalDay; amountFen: number }[];
  excluded: LatePayment['excluded'];
}

export interface Account {
  fineFen: number;
  confiscatedFen: number;
  surcharge: Surcharge;
  paidFen: number;
  owedFen: number;
}

/** Payments clear the fine and what was confiscated before the surcharge; this is the day they were cleared. */
export function principalClearedOn(
  debt: Pick<Debt, 'fineFen' | 'confiscatedFen' | 'payments'>,
): LegalDay | undefined {
  let left = debt.fineFen + debt.confiscatedFen;
  for (const payment of [...debt.payments].sort((a, b) => (a.paidOn < b.paidOn ? -1 : 1))) {
    left -= payment.amountFen;
    if (left <= 0) return payment.paidOn;
  }
  return undefined;
}

/**
 * 行政处罚法 第72条第1款第1项: three per cent of the fine a day late, never more than the fine. It stops growing on the
 * day the fine itself is paid, though the surcharge be paid later.
 */
export function accountOn(debt: Debt, on: LegalDay, rate: SurchargeRate): Account {
  const { fineFen, confiscatedFen, lastDay, payments, excluded } = debt;
  const cleared = principalClearedOn(debt);
  const until = cleared && cleared < on ? cleared : on;
  const surcharge = lastDay
    ? latePaymentSurcharge({ fineFen, lastDay, paidOn: until, excluded }, rate)
    : { days: 0, fen: 0, capped: false };
  const paidFen = payments.reduce((sum, payment) => sum + payment.amountFen, 0);
  return {
    fineFen,
    confiscatedFen,
    surcharge,
    paidFen,
    owedFen: Math.max(0, fineFen + confiscatedFen + surcharge.fen - paidFen),
  };
}
