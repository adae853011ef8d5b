import type { DecisionKind, PenaltyKind } from './vocabulary.js';

/** 没收的非法财物: goods and tools, taken and not paid (行政处罚法 74). */
export interface ConfiscatedGoods {
  description: string;
  valueFen: number;
}

/** 决定书草稿: what the review judges and the decision will say. Money in fen. */
export interface DecisionDraft {
  kind: DecisionKind;
  penalties: PenaltyKind[];
  fineFen: number;
  /** Value of all that is confiscated. */
  confiscatedFen: number;
  /** What of it is confiscated in kind; the rest is money. */
  confiscatedGoods?: readonly ConfiscatedGoods[];
  /** Articles relied on, as cited: 《…条例》第…条. */
  basis: string[];
  /** 裁量档次: the tier of the discretion benchmark. */
  tier: string;
  reasons: string;
  /** 履行方式和期限 (行政处罚法 59(4)). */
  performance: string;
}

/** What a notice announced to the party. */
export type NoticedPenalty = Pick<DecisionDraft, 'penalties' | 'fineFen' | 'confiscatedFen'>;
