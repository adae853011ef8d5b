/** A rewritten text that remembers where each of its code units came from. */
export interface View {
  readonly text: string;
  /** Offset in the input of each code unit, and one past the last. */
  readonly origin: readonly number[];
}

const INVISIBLE = /[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/;
const HORIZONTAL_SPACE = /[^\S\n]/;
const DASH = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/;
/** A tag of a marked-up text. `<` before a digit is a sign of less. */
const TAG = /<\/?[A-Za-z][^<>\n]{0,200}>/g;
/** Borders of table cells; what stands before one is the label of what stands behind it. */
const BORDER = /[|｜│┃\t]/;
/** Of a longer run of spaces or of empty lines no more is kept: patterns would look at each of them from each of them. */
const LONGEST_BLANK = 24;
const CHINESE_DIGITS = '〇一二三四五六七八九';
// Years and dates are at most four such characters in a row; a number read out is longer.
const READ_OUT = /[〇零一二三四五六七八九]{7,}/g;

/**
 * Reads a table's borders as the colon between a label and its value, leaves out tags, folds full-width forms to ASCII, dashes to a hyphen, every line end to a line feed and numbers read out digit by
 * digit to digits, and drops invisible characters and what is more than a blank in a long run of blanks. Each output unit maps to the input unit it stands for.
 */
export function fold(input: string): View {
  const units: string[] = [];
  const origin: number[] = [];
  const readOut = readOutOffsets(input);
  const tags = tagOffsets(input);
  let [spaces, lines] = [0, 0];
  for (let i = 0; i < input.length; i++) {
    const unit = input[i]!;
    if (INVISIBLE.test(unit) || tags.has(i) || (unit === '\r' && input[i + 1] === '\n')) continue;
    const folded = readOut.has(i) ? digitOf(unit) : BORDER.test(unit) ? border(units) : foldUnit(unit);
    if (folded === ' ') {
      if (++spaces > LONGEST_BLANK) continue;
    } else if (folded === '\n') {
      if (++lines > LONGEST_BLANK) continue;
    } else spaces = lines = 0;
    units.push(folded);
    origin.push(i);
  }
  origin.push(input.length);
  return { text: units.join(''), origin };
}

/** The view without spaces; line feeds stay, since a line often ends a field. */
export function compact(view: View): View {
  const units: string[] = [];
  const origin: number[] = [];
  for (let i = 0; i < view.text.length; i++) {
    if (HORIZONTAL_SPACE.test(view.text[i]!)) continue;
    units.push(view.text[i]!);
    origin.push(view.origin[i]!);
  }
  origin.push(view.origin[view.text.length]!);
  return { text: units.join(''), origin };
}

/** Input offsets of a non-empty stretch of a view. Dropped characters inside it belong to it, around it do not. */
export function sourceRange(view: View, start: number, end: number): { start: number; end: number } {
  return { start: view.origin[start]!, end: view.origin[end - 1]! + 1 };
}

/** A pattern for a word that may be broken by a line end between any two characters. */
export function broken(word: string): string {
  return [...word].map((char) => char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('\\n?');
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (DASH.test(unit)) return '-';
  // A full-width comma or semicolon ends a clause, an ASCII one may group digits.
  if (unit === '，' || unit === '；') return unit;
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (unit === '\r' || unit === '\u2028' || unit === '\u2029' || unit === '\f' || unit === '\v') return '\n';
  if (unit === '﹫') return '@';
  if (unit === '×' || unit === '✕') return 'X';
  return HORIZONTAL_SPACE.test(unit) ? ' ' : unit;
}

/** A border at the beginning of a line or behind a colon says nothing more. */
function border(before: readonly string[]): string {
  const last = before.findLast((unit) => unit !== ' ');
  return last === undefined || last === '\n' || last === ':' ? ' ' : ':';
}

function tagOffsets(input: string): Set<number> {
  const offsets = new Set<number>();
  for (const match of input.matchAll(TAG))
    for (let i = 0; i < match[0].length; i++) offsets.add(match.index + i);
  return offsets;
}

function readOutOffsets(input: string): Set<number> {
  const offsets = new Set<number>();
  for (const match of input.matchAll(READ_OUT)) {
    for (let i = 0; i < match[0].length; i++) offsets.add(match.index + i);
  }
  return offsets;
}

function digitOf(unit: string): string {
  return String(unit === '零' ? 0 : CHINESE_DIGITS.indexOf(unit));
}
