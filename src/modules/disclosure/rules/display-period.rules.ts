import { ok, refuse, type Result } from '../../../kernel/result.js';

/** What of a decision settles how long it is shown. */
export interface Shown {
  readonly penaltyKinds: readonly string[];
  readonly fineFen: number;
  readonly party: string;
}

/** One line of PUB-12; a condition that is absent holds. */
export interface DisplayChoice {
  /** Every kind of the decision is among these. */
  readonly onlyKinds?: readonly string[];
  readonly atMostFineFen?: number;
  readonly party?: string;
  /** The row that counts the period. */
  readonly period?: string;
  /** Such a decision is not put online at all. */
  readonly never?: boolean;
}

/**
 * PUB-12: the first line that fits gives the period (市场监督管理行政处罚信息公示规定 第13条: three months or three
 * years). Refuses `disclosure.not-shown` where the law of the field keeps such decisions offline (第2条).
 */
export function displayPeriod(shown: Shown, order: readonly DisplayChoice[], basis: string): Result<string> {
  const choice = order.find((line) => fits(shown, line));
  if (choice?.never)
    return refuse('disclosure.not-shown', {
      ruleId: 'PUB-12',
      basis,
      detail: '仅受到此类处罚的决定不予公示',
      next: '在公示评估中选择不公示并写明理由',
    });
  if (!choice?.period) throw new Error('PUB-12 has no line for every decision');
  return ok(choice.period);
}

function fits({ penaltyKinds, fineFen, party }: Shown, line: DisplayChoice): boolean {
  if (line.onlyKinds && !penaltyKinds.every((kind) => line.onlyKinds!.includes(kind))) return false;
  if (line.atMostFineFen !== undefined && fineFen > line.atMostFineFen) return false;
  return line.party === undefined || line.party === party;
}

/** The params of PUB-12f: which row counts the period of a kind that is no penalty. */
export type OtherPeriods = { readonly [kind: string]: string };

/** PUB-12f: null where no law ends the showing of this kind. */
export const otherPeriod = (kind: string, periods: OtherPeriods): string | null => periods[kind] ?? null;
