import { createHash } from 'node:crypto';
import { foldForSearch, pairs, pairsOf } from '../../../kernel/search/index.js';

/** What a case is found by. */
export interface FindableCase {
  readonly number: string | null;
  readonly cause: string;
  readonly partyName: string;
  readonly state: string;
  readonly field: string;
  readonly officerIds: readonly string[];
}

/** Longest token: `o ` and the id of an officer. */
export const TOKEN_LENGTH = 40;
export const CASE_SEARCH_LENGTH = 330;
/** Stands before each part of what is searched, so that no pair reaches from one into the next. */
const PART = '|';

/** A filter cannot be mistaken for two characters of a text: folding leaves no space. */
export const stateToken = (state: string): string => `s ${state}`;
export const fieldToken = (field: string): string => `f ${field}`;
export const officerToken = (officerId: string): string => `o ${officerId}`;

/** Number, cause and party of a case, folded: what the search looks through. */
export function searchTextOf({
  number,
  cause,
  partyName,
}: Pick<FindableCase, 'number' | 'cause' | 'partyName'>): string {
  const parts = [number ?? '', cause, partyName].map((part) => foldForSearch(part).replaceAll(PART, ''));
  return parts
    .map((part) => PART + part)
    .join('')
    .slice(0, CASE_SEARCH_LENGTH);
}

/** Every token of a case: its pairs, its state, its field and its officers. */
export function caseTokens(file: FindableCase): string[] {
  const { state, field, officerIds } = file;
  return [
    ...pairs(searchTextOf(file)),
    ...[stateToken(state), fieldToken(field)],
    ...new Set(officerIds.map(officerToken)),
  ];
}

/** What a case must have to be found by these words: every pair; a single character begins number, cause or name. */
export function wordTokens(q: string): string[] {
  const words = foldForSearch(q).replaceAll(PART, '');
  return [...words].length === 1 ? [PART + words] : pairsOf(words);
}

/** Pairs may stand apart: words of three characters and more are looked for themselves in what the pairs found. */
export function wholeWords(q: string): string | undefined {
  const words = foldForSearch(q).replaceAll(PART, '');
  return [...words].length > 2 ? words : undefined;
}

/**
 * The part of the table of tokens that is an agency's: 48 bits of a digest of its id, for an id of 36 characters in each
 * of some fifty rows of a case would be most of the table.
 */
export function partitionOf(agencyId: string): number {
  return parseInt(createHash('sha256').update(agencyId).digest('hex').slice(0, 12), 16);
}
