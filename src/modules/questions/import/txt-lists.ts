import { answerList, answersRow, type ListedAnswer, numbersRow } from './answer-list.js';
import { inlineAnswer } from './answer.js';
import { folded, trimmed } from './characters.js';
import type { Draft, Rejected } from './draft.js';
import type { KindWord } from './kinds.js';

export interface AnswerBlock {
  /** The kind its heading names, where it has one. */
  readonly kind: KindWord | undefined;
  readonly line: number;
  /** How many runs of questions stand before it. */
  readonly after: number;
  readonly entries: { number: number; answer: string; line: number; notes: string[] }[];
}

interface Numbered {
  readonly kind: KindWord | undefined;
  readonly drafts: readonly Draft[];
}

const open = (draft: Draft): boolean => draft.answer === undefined && inlineAnswer(draft.stem) === undefined;

/** The lists of answers of a text, as they are met. */
export class AnswerLists {
  readonly blocks: AnswerBlock[] = [];
  readonly rejected: Rejected[] = [];
  private numbers: number[] | undefined;

  constructor(private readonly runs: readonly Numbered[]) {}

  /** A heading: what follows answers the questions before it, of its kind where it names one. */
  begin(kind: KindWord | undefined, i: number): void {
    this.blocks.push({ kind, line: i + 1, after: this.runs.length, entries: [] });
  }

  add(found: { entries: readonly ListedAnswer[] } | { fault: string }, i: number): void {
    if ('fault' in found) {
      this.rejected.push({ line: i + 1, reason: found.fault });
      return;
    }
    const last = this.blocks.at(-1);
    if (!last || (last.after !== this.runs.length && last.kind === undefined)) this.begin(undefined, i);
    for (const { number, answer, explanation } of found.entries)
      this.blocks
        .at(-1)!
        .entries.push({ number, answer, line: i + 1, notes: explanation ? [explanation] : [] });
  }

  /** A line that goes on from the last answer: its explanation. */
  note(text: string): void {
    this.blocks.at(-1)?.entries.at(-1)?.notes.push(text);
  }

  /** Takes a line that is a list wherever it stands; `inside`: lists are being read; `waiting`: a question has neither options nor answer yet. */
  take(
    text: string,
    i: number,
    { inside, waiting }: { inside: boolean; waiting: boolean },
  ): 'taken' | 'part' | undefined {
    const numbers = numbersRow(text);
    if (numbers) {
      this.numbers = numbers;
      return 'part';
    }
    const row = this.numbers && answersRow(text, this.numbers);
    if (row) {
      this.numbers = undefined;
      this.add({ entries: row }, i);
      return 'taken';
    }
    const labelled = LABELLED.exec(text);
    const list = answerList(labelled?.[1] ?? (inside ? text.replace(ORDINAL, '') : text));
    if (!list) return undefined;
    // A single pair outside of a list is one where its question is known: `7. B`, and 7 was read before.
    if ('entries' in list && list.entries.length === 1 && !inside && !labelled)
      if (waiting || !this.waits(list.entries[0]!.number)) return undefined;
    this.add(list, i);
    return 'taken';
  }

  private waits(number: number): boolean {
    return this.runs.some(({ drafts }) =>
      drafts.some((draft) => Number(draft.number) === number && open(draft)),
    );
  }
}

/** 二、1.ABC 2.BD: the section of the paper before its answers. */
const ORDINAL = /^[([]?[一二三四五六七八九十]{1,3}[)\]]?\s*[、.:]?\s*(?=[([]?\d)/;
const LABELLED = /^[【[(]?\s*(?:参考|正确|标准)?答案\s*[】\])]?\s*:?\s*(?=[([]?\d)(.*)$/;

/**
 * Gives the answers of lists to their questions. A list with a heading answers the questions of that kind; one without
 * begins with the first run that waits for that number, and goes to the next run where its own numbers begin anew.
 */
export function applyAnswers(runs: readonly Numbered[], blocks: readonly AnswerBlock[]): Rejected[] {
  const rejected: Rejected[] = [];
  const used = new Set<Draft>();
  for (const block of blocks) {
    const before = runs.slice(0, block.after);
    const ofKind = block.kind && block.kind !== 'any' ? before.filter(({ kind }) => kind === block.kind) : [];
    const asked = ofKind.length > 0 ? ofKind : before;
    let at = 0;
    let last = 0;
    for (const { number, answer, line, notes } of block.entries) {
      if (number <= last) at += 1;
      last = number;
      const find = (fit: (draft: Draft) => boolean, from: number) => {
        for (let k = from; k < asked.length; k++) {
          const draft = asked[k]!.drafts.find((one) => Number(one.number) === number && fit(one));
          if (draft) return { draft, k };
        }
        return undefined;
      };
      const found =
        find((draft) => open(draft) && !used.has(draft), at) ??
        find((draft) => open(draft) && !used.has(draft), 0);
      if (found) {
        at = found.k;
        used.add(found.draft);
        found.draft.answer = answer;
        if (notes.length) found.draft.explanation = notes.join('\n');
        continue;
      }
      const answered = find(() => true, 0)?.draft;
      if (!answered) {
        rejected.push({ line, reason: `答案表第${number}题没有对应的试题，请核对题号` });
      } else if (answered.answer !== undefined && letters(answered.answer) !== letters(answer))
        answered.fault ??= `题后的答案“${answered.answer}”与第${line}行答案表的“${answer}”不一致，请核对`;
    }
  }
  return rejected;
}

const letters = (answer: string): string =>
  trimmed(folded(answer))
    .toUpperCase()
    .replace(/[^A-Z√×对错]/g, '');
