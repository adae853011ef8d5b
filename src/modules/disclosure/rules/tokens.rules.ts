/** How a record is found without reading all of them: pairs of neighbouring characters, and the filters. */
import { foldForSearch } from './public-record.rules.js';

export interface Findable {
  readonly searchText: string;
  readonly penaltyKinds: readonly string[];
  readonly decidedOn: string;
}

/** A filter cannot be mistaken for two characters of a text: folding leaves no space. */
export const kindToken = (kind: string): string => `k ${kind}`.slice(0, TOKEN_LENGTH);
export const yearToken = (day: string): string => `y ${day.slice(0, 4)}`;
export const TOKEN_LENGTH = 24;

export function tokensOf({ searchText, penaltyKinds, decidedOn }: Findable): string[] {
  return [...new Set([...pairs(searchText), ...penaltyKinds.map(kindToken), yearToken(decidedOn)])];
}

/** The pairs that a record must have to hold these words; none for a single character. */
export function pairsOf(words: string): string[] {
  return [...new Set(pairs(foldForSearch(words)))];
}

function pairs(text: string): string[] {
  const signs = [...text];
  return signs.slice(1).map((sign, i) => signs[i]! + sign);
}
