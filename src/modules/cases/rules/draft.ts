import type { DecisionKind, PenaltyKind } from './vocabulary.js';

/** 决定书草稿: what the review judges and the decision will say. Money in fen. */
export interface DecisionDraft {
  kind: DecisionKind;
  penalties: PenaltyKind[];
  fineFen: number;
  confiscatedFen: number;
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
