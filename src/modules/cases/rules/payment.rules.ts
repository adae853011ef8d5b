import {
  type LatePayment,
  latePaymentSurcharge,
  type Surcharge,
  type SurchargeRate,
} from '../../../kernel/law/index.js';
import type { Annulment } from './vocabulary.js';
import type { LegalDay } from '../../../kernel/time.js';

export interface Debt {
  fineFen: number;
  /** Of what was confiscated, the part in money. */
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
  /** Paid and no longer owed, since the decision was annulled or changed: to be given back. */
  refundFen: number;
}

/** What became of a decision after it was made. */
export interface DecisionOutcome {
  annulment: Annulment | null;
  changedFineFen: number | null;
  changedConfiscatedFen: number | null;
  changedPayBy: LegalDay | null;
}

/**
 * What of the debt stands: nothing of a decision revoked or void, the new content of one that was changed, all of one
 * that was found unlawful without being revoked (行政诉讼法 第74条).
 */
export function standingDebt(
  decided: Omit<Debt, 'payments'>,
  outcome: DecisionOutcome,
): Omit<Debt, 'payments'> {
  const { annulment, changedFineFen, changedConfiscatedFen, changedPayBy } = outcome;
  if (annulment === 'revoked' || annulment === 'void')
    return { fineFen: 0, confiscatedFen: 0, lastDay: undefined, excluded: [] };
  if (annulment !== 'changed' || changedFineFen === null) return decided;
  return {
    fineFen: changedFineFen,
    confiscatedFen: changedConfiscatedFen ?? 0,
    lastDay: changedPayBy ?? undefined,
    excluded: [],
  };
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
    refundFen: Math.max(0, paidFen - fineFen - confiscatedFen - surcharge.fen),
  };
}
