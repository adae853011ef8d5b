/** How words are found without reading all texts: by the pairs of neighbouring characters that a text must have (ADR 0023). */

/** Widths folded, ASCII in lower case, white space dropped: LIKE then means the same on both databases. */
export function foldForSearch(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Every pair of neighbouring characters of a folded text, each once; none for a single character. */
export function pairs(folded: string): string[] {
  const signs = [...folded];
  return [...new Set(signs.slice(1).map((sign, i) => signs[i]! + sign))];
}

/** The pairs that a text must have to hold these words, however they were typed. */
export function pairsOf(words: string): string[] {
  return pairs(foldForSearch(words));
}

/** The words themselves, not a pattern: for `LIKE … ESCAPE '\'`. */
export const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
