/** How a record is found without reading all of them: pairs of neighbouring characters, and the filters. */
import { pairs } from '../../../kernel/search/index.js';

export interface Findable {
  readonly kind: string;
  readonly searchText: string;
  readonly penaltyKinds: readonly string[];
  readonly decidedOn: string;
}

/** A filter cannot be mistaken for two characters of a text: folding leaves no space. */
export const kindToken = (kind: string): string => `k ${kind}`.slice(0, TOKEN_LENGTH);
/** 种类: penalty, licence … */
export const publishableToken = (kind: string): string => `m ${kind}`;
export const yearToken = (day: string): string => `y ${day.slice(0, 4)}`;
export const TOKEN_LENGTH = 24;

export function tokensOf({ kind, searchText, penaltyKinds, decidedOn }: Findable): string[] {
  const filters = [...penaltyKinds.map(kindToken), yearToken(decidedOn), publishableToken(kind)];
  return [...new Set([...pairs(searchText), ...filters])];
}
