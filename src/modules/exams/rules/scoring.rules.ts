import type { ItemKind } from './draw.rules.js';

export interface Scored {
  readonly no: number;
  readonly kind: ItemKind;
  readonly points: number;
  /** Every set of letters that is right; empty where the question is void and everybody has its points. */
  readonly accepted: readonly string[];
}

export interface Score {
  /** In hundredths of a point. */
  readonly score: number;
  readonly fullMarks: number;
  /** Questions with an answer: told beside the score, never its denominator. */
  readonly answered: number;
  /** Points got, by question. */
  readonly marks: readonly number[];
}

/** Whether letters say a choice that the item allows: within its options, in order, one alone where one is asked. */
export function isChoice(choice: string, kind: ItemKind, options: number): boolean {
  if (!/^[A-Z]*$/.test(choice)) return false;
  const letters = [...choice];
  if (kind !== 'multiple' && letters.length > 1) return false;
  return letters.every(
    (letter, i) => letter.charCodeAt(0) - 65 < options && (i === 0 || letters[i - 1]! < letter),
  );
}

/** Half the points for a part of what is right with nothing wrong, where the law pack grants it (CERT-13). */
function partOf(choice: string, accepted: readonly string[]): boolean {
  return accepted.some((right) => [...choice].every((letter) => right.includes(letter)));
}

function markOf(item: Scored, choice: string, partialMultiple: boolean): number {
  if (item.accepted.length === 0) return item.points;
  if (choice === '') return 0;
  if (item.accepted.includes(choice)) return item.points;
  if (partialMultiple && item.kind === 'multiple' && partOf(choice, item.accepted))
    return Math.floor(item.points / 2);
  return 0;
}

/**
 * CERT-13: whole hundredths; what was not answered scores nothing and stays in the full marks. `choices` by number
 * of the question; a missing one was not answered.
 */
export function scorePaper(
  items: readonly Scored[],
  choices: ReadonlyMap<number, string>,
  partialMultiple: boolean,
): Score {
  let [score, fullMarks, answered] = [0, 0, 0];
  const marks: number[] = [];
  for (const item of items) {
    const choice = choices.get(item.no) ?? '';
    const mark = markOf(item, choice, partialMultiple);
    marks.push(mark);
    score += mark;
    fullMarks += item.points;
    if (choice !== '') answered += 1;
  }
  return { score, fullMarks, answered, marks };
}
