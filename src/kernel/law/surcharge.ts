import { addDays, daysBetween, type LegalDay } from '../time.js';

export interface LatePayment {
  /** The fine, in fen. */
  readonly fineFen: number;
  /** Last lawful day to pay (rolled). */
  readonly lastDay: LegalDay;
  readonly paidOn: LegalDay;
  /** Days, both ends inclusive, on which no surcharge runs: 行政复议 or 行政诉讼 pending. */
  readonly excluded: ReadonlyArray<{ readonly from: LegalDay; readonly to: LegalDay }>;
}

/** Rate and ceiling as the pack gives them (PEN-25 `params`). */
export interface SurchargeRate {
  readonly percentPerDay: number;
  readonly capPercent: number;
}

export interface Surcharge {
  /** Days charged, from the day after the last lawful day through the day of payment. */
  readonly days: number;
  /** Fen, rounded down in the party's favour. */
  readonly fen: number;
  /** True when the ceiling, not the days, set the amount. */
  readonly capped: boolean;
}

/** PEN-25, 行政处罚法 第72条第1项 and 第73条第3款: so much per late day, never more than the ceiling. */
export function latePaymentSurcharge(payment: LatePayment, rate: SurchargeRate): Surcharge {
  const { fineFen, lastDay, paidOn, excluded } = payment;
  let days = Math.max(0, daysBetween(lastDay, paidOn));
  for (let day = addDays(lastDay, 1); excluded.length > 0 && day <= paidOn; day = addDays(day, 1)) {
    if (excluded.some((run) => run.from <= day && day <= run.to)) days--;
  }
  const percent = Math.min(days * rate.percentPerDay, rate.capPercent);
  return {
    days,
    fen: Math.floor((fineFen * percent) / 100),
    capped: days * rate.percentPerDay > rate.capPercent,
  };
}
