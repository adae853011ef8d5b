import { BOUNDARY, NOT_NAME } from './names.js';
import { FUNCTION, plausible } from './name-occurrences.js';
import { isOrganisationPart } from './organisations.js';
import { hasCompoundSurname, surnameOf } from './surnames.js';
import { isWord, KNOWS_WORDS, runsOf } from './words.js';

/** Signs and characters that are no part of a given name. */
const NO_PART =
  /[的了着在和与及或等是有不未被将把对向其该此各每本者也都均第条款项处称省市区县镇乡路街道号局所院厂店]/;

/**
 * Three characters behind a surname that are no word of the language and stand twice or more, before and behind
 * different words, are a name, though no role announces it: 因邻桌犹国才敬酒 … 将犹国才打伤.
 */
export function byRecurrence(text: string): string[] {
  if (!KNOWS_WORDS) return [];
  const seen = new Map<
    string,
    { before: Set<string>; behind: Set<string>; closed: boolean; barred: boolean }
  >();
  for (const word of runsOf(text).flat()) if (word.text.length === 1) note(text, word.start, seen);
  return [...seen]
    .filter(([, one]) => !one.barred && one.closed && one.before.size > 1 && one.behind.size > 1)
    .map(([name]) => name);
}

function note(
  text: string,
  at: number,
  seen: Map<string, { before: Set<string>; behind: Set<string>; closed: boolean; barred: boolean }>,
): void {
  const name = text.slice(at, at + 3);
  if (!/^[一-龥]{3}$/.test(name) || surnameOf(name)?.length !== 1 || hasCompoundSurname(name)) return;
  if (FUNCTION.test(name) || NO_PART.test(name) || NOT_NAME.test(name) || !plausible(name)) return;
  if (isWord(name) || isWord(name.slice(0, 2))) return;
  const one = seen.get(name) ?? { before: new Set(), behind: new Set(), closed: false, barred: false };
  const ahead = text.slice(at + 3, at + 27);
  one.before.add(text[at - 1] ?? '');
  one.behind.add(ahead[0] ?? '');
  one.closed ||= BOUNDARY.test(ahead);
  one.barred ||= isOrganisationPart(text.slice(Math.max(0, at - 2), at), ahead);
  seen.set(name, one);
}
