/**
 * The dictionary of words that the runtime brings (ICU). It knows most words of the language and few names, so it
 * tells where a name ends and a word begins. Without the dictionary everything is taken apart into characters.
 */
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** False in a runtime without the dictionary; rules that rest on it then do not apply. */
export const KNOWS_WORDS = [...segmenter.segment('行政处罚')].length <= 2;

/** The words of a short text, in order. */
export function wordsOf(text: string): string[] {
  return [...segmenter.segment(text)].map((one) => one.segment);
}

const known = new Map<string, boolean>();

/** True when the dictionary has the whole text as one word. */
export function isWord(text: string): boolean {
  let answer = known.get(text);
  if (answer === undefined) {
    answer = text.length > 1 && wordsOf(text).length === 1;
    if (known.size > 20_000) known.clear();
    known.set(text, answer);
  }
  return answer;
}

const beginnings = new Map<string, string>();

/** The word that begins at an offset of the text. */
export function wordAt(text: string, at: number): string {
  const ahead = text.slice(at, at + 6);
  let word = beginnings.get(ahead);
  if (word === undefined) {
    word = wordsOf(ahead)[0] ?? '';
    if (beginnings.size > 20_000) beginnings.clear();
    beginnings.set(ahead, word);
  }
  return word;
}

/** True where a Chinese word of two or more characters begins: what stands before it has ended. */
export function beginsWord(text: string, at: number): boolean {
  return KNOWS_WORDS && /^[一-龥]{2}/.test(wordAt(text, at));
}

export interface Word {
  readonly text: string;
  readonly start: number;
}

let last: { text: string; runs: readonly (readonly Word[])[] } | undefined;

/** The words of every stretch of Chinese characters in a text. The text asked for last is remembered. */
export function runsOf(text: string): readonly (readonly Word[])[] {
  if (last?.text === text) return last.runs;
  // Short pieces: each segment keeps a copy of the text it was cut from.
  const runs = [...text.matchAll(/[一-龥]{2,120}/g)].map((run) => {
    let at = run.index;
    return wordsOf(run[0]).map((word) => ({ text: word, start: (at += word.length) - word.length }));
  });
  last = { text, runs };
  return runs;
}
