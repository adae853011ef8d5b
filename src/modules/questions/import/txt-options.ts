import type { QuestionOption } from '../rules/question.rules.js';
import { folded, trimmed } from './characters.js';

interface Mark {
  readonly key: string;
  /** Brackets or the sign after the letter: marks of one line look alike. */
  readonly style: string;
  readonly from: number;
  readonly to: number;
  /** After a space, or at the beginning. */
  readonly apart: boolean;
}

const MARK = /(?:[([【]\s*([A-Ja-j])\s*[)\]】]\s*[.、:]?|([A-Ja-j])\s*([.、:)]))[ ]*/g;

/** More marks than any line of options has. */
const MOST = 60;

/** （A、B、D） is an answer, not three options. */
const ANSWER = /[([【]\s*[A-Ja-j](?:[\s,、;./]*[A-Ja-j])+\s*[)\]】]/g;

function marksOf(line: string): Mark[] {
  const text = line.replace(ANSWER, (answer) => '_'.repeat(answer.length));
  const marks: Mark[] = [];
  for (const found of text.matchAll(MARK)) {
    if (marks.length === MOST) break;
    const before = text[found.index - 1];
    if (before !== undefined && /[A-Za-z0-9]/.test(before)) continue;
    const letter = (found[1] ?? found[2])!;
    const style = found[1] ? '()' : found[3]!;
    marks.push({
      key: letter.toUpperCase(),
      style: style + (letter === letter.toUpperCase() ? '' : 'a'),
      from: found.index,
      to: found.index + found[0].length,
      apart: before === undefined || before === ' ',
    });
  }
  return marks;
}

const next = (key: string): string => String.fromCharCode(key.charCodeAt(0) + 1);

/** The marks that begin an option, from `first` on: alike, and apart or in the order of the letters. */
function chain(marks: readonly Mark[], first: Mark, nextLineKey: string | undefined): Mark[] {
  const taken = [first];
  const alike = marks.filter(({ from, style }) => from >= first.to && style === first.style);
  for (const mark of alike) {
    const last = taken.at(-1)!;
    if (mark.apart) taken.push(mark);
    else if (
      mark.key === next(last.key) &&
      mark.key !== nextLineKey &&
      // 维生素B、C: where the same letter stands apart further on, that one is meant.
      !alike.some((other) => other.apart && other.key === mark.key && other.from > mark.from)
    )
      taken.push(mark);
  }
  return taken;
}

/** Options that begin at the start of a line (several may stand on it); undefined where none begins there. */
export function optionsAt(line: string, nextLine?: string): QuestionOption[] | undefined {
  const text = folded(line);
  const marks = marksOf(text);
  const first = marks.find(({ from }) => from === 0);
  return first && cut(line, chain(marks, first, nextLine === undefined ? undefined : keyAt(nextLine)));
}

const keyAt = (line: string): string | undefined =>
  marksOf(folded(trimmed(line))).find(({ from }) => from === 0)?.key;

function cut(line: string, taken: readonly Mark[]): QuestionOption[] {
  return taken.map(({ key, to }, i) => ({ key, text: normalised(line.slice(to, taken[i + 1]?.from)) }));
}

const normalised = (text: string): string => trimmed(text);

/** Options after a stem on one line: `…（ ）。A.甲 B.乙`. The stem is what stands before them. */
export function optionsWithin(
  line: string,
  nextLine?: string,
): { stem: string; options: QuestionOption[] } | undefined {
  const text = folded(line);
  const marks = marksOf(text);
  const following = nextLine === undefined ? undefined : keyAt(nextLine);
  for (const first of marks.filter(({ key, from }) => key === 'A' && from > 0)) {
    const taken = chain(marks, first, following);
    const goesOn = taken.length > 1 ? taken[1]!.key === 'B' : first.apart && following === 'B';
    if (goesOn) return { stem: trimmed(line.slice(0, first.from)), options: cut(line, taken) };
  }
  return undefined;
}

const BARE = /^([A-Ja-j])(?:\s+|(?=[\u4e00-\u9fff《“"]))/;

/** `A 公开` or `A公开`, where the letter is the one that must come and the next line goes on likewise. */
export function bareOption(
  line: string,
  nextLine: string | undefined,
  options: readonly QuestionOption[],
): QuestionOption[] | undefined {
  const text = folded(line);
  const found = BARE.exec(text);
  if (!found) return undefined;
  const key = found[1]!.toUpperCase();
  const last = options.at(-1)?.key;
  if (key !== (last ? next(last) : 'A')) return undefined;
  const following =
    nextLine === undefined ? undefined : BARE.exec(folded(trimmed(nextLine)))?.[1]?.toUpperCase();
  const row = bareRow(line, text, key);
  if (row.length > 1) return row;
  if (!last && following !== 'B') return undefined;
  return [{ key, text: normalised(line.slice(found[0].length)) }];
}

/** `A 甲  B 乙  C 丙` on one line. */
function bareRow(line: string, text: string, first: string): QuestionOption[] {
  const marks: { key: string; from: number; to: number }[] = [];
  let expected = first;
  for (const found of text.matchAll(/(^|\s)([A-J])\s+(?=\S)/g)) {
    if (found[2] !== expected) continue;
    marks.push({ key: expected, from: found.index, to: found.index + found[0].length });
    expected = next(expected);
  }
  return marks.map(({ key, to }, i) => ({ key, text: normalised(line.slice(to, marks[i + 1]?.from)) }));
}
