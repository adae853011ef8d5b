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
