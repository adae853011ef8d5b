import { createHash } from 'node:crypto';
import type { PoolQuestion, QuestionOption, QuestionVersionRow } from '../../questions/index.js';
import { type BlueprintLine, fillingOrder, matches } from './blueprint.rules.js';

/** The draw is described for strangers, with an example to redo, in docs/exam-draw.md: change both or none. */

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What is published before the exam of a seed that is shown only after it. */
export const commitmentOf = (seed: string): string => sha256(seed);

/** The pool as it is digested: one version a line, `id kind topic difficulty`, by id. */
export const poolText = (pool: readonly PoolQuestion[]): string =>
  pool
    .map(({ versionId, kind, topic, difficulty }) => `${versionId} ${kind} ${topic} ${difficulty}\n`)
    .sort()
    .join('');

export const poolDigest = (pool: readonly PoolQuestion[]): string => sha256(poolText(pool));

/** Things in the order of sha256(seed ⏎ registration ⏎ name). */
function shuffled<T>(
  seed: string,
  registrationId: string,
  things: readonly T[],
  name: (thing: T) => string,
): T[] {
  return things
    .map((thing) => ({ thing, place: sha256(`${seed}\n${registrationId}\n${name(thing)}`) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ thing }) => thing);
}

export interface Drawn {
  readonly versionId: string;
  readonly points: number;
}

/**
 * The questions of one person's paper, in their order: lines are filled in `fillingOrder` from the shuffled pool,
 * and stand on the paper as the blueprint wrote them. The pool must fill the lines (`bankFills`).
 */
export function drawQuestions(
  seed: string,
  registrationId: string,
  lines: readonly BlueprintLine[],
  pool: readonly PoolQuestion[],
): Drawn[] {
  const order = shuffled(seed, registrationId, pool, ({ versionId }) => versionId);
  const taken = new Set<string>();
  const filled: Drawn[][] = lines.map(() => []);
  for (const i of fillingOrder(lines)) {
    const line = lines[i]!;
    for (const item of order) {
      if (filled[i]!.length === line.count) break;
      if (taken.has(item.versionId) || !matches(line, item)) continue;
      taken.add(item.versionId);
      filled[i]!.push({ versionId: item.versionId, points: line.points });
    }
    if (filled[i]!.length < line.count)
      throw new Error(`line ${i + 1} of a blueprint that was checked is short`);
  }
  return filled.flat();
}

export type ItemKind = 'single' | 'multiple' | 'true-false';

/** One thing to answer on a paper. `no` counts from 1; the questions of a case share its text. */
export interface PaperItem {
  readonly no: number;
  readonly versionId: string;
  /** Number of the question within a case, from 1; null for a question that stands alone. */
  readonly part: number | null;
  readonly kind: ItemKind;
  readonly caseText: string | null;
  readonly stem: string;
  /** As this person reads them: lettered anew after the shuffle. */
  readonly options: readonly QuestionOption[];
  readonly points: number;
}

/** How a question of the paper is marked. */
export interface PaperKey {
  readonly no: number;
  readonly kind: ItemKind;
  readonly points: number;
  /** `CAB` says that A of the paper is C of the question. */
  readonly order: string;
  /** Right letters of the paper, in order. */
  readonly answer: string;
}

/** One thing that a question asks, in its own letters. */
export interface Asked {
  readonly kind: ItemKind;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly answer: string;
  /** Number within a case, from 1. */
  readonly part: number | null;
}

const TRUE_FALSE: readonly QuestionOption[] = [
  { key: 'A', text: '正确' },
  { key: 'B', text: '错误' },
];

/** What a question asks: itself, or the questions of a case. */
export function askedBy(version: QuestionVersionRow): Asked[] {
  const { kind, stem, options, answer } = version;
  const list =
    kind === 'case'
      ? (version.parts ?? []).map((part, i) => ({ ...part, part: i + 1 }))
      : [{ kind, stem, options, answer, part: null }];
  return list.map((asked) => (asked.kind === 'true-false' ? { ...asked, options: TRUE_FALSE } : asked));
}
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Options in their drawn order; those of a true-false question stay. */
function optionsFor(asked: Asked, seed: string, registrationId: string, versionId: string): QuestionOption[] {
  if (asked.kind === 'true-false') return [...asked.options];
  const name = nameOf({ versionId, part: asked.part });
  return shuffled(seed, registrationId, asked.options, ({ key }) => `${name}\n${key}`);
}

/** The paper of one person with its key, from the drawn questions in full. */
export function layPaper(
  seed: string,
  registrationId: string,
  drawn: readonly Drawn[],
  versions: ReadonlyMap<string, QuestionVersionRow>,
): { items: PaperItem[]; keys: PaperKey[] } {
  const items: PaperItem[] = [];
  const keys: PaperKey[] = [];
  for (const { versionId, points } of drawn) {
    const version = versions.get(versionId)!;
    const all = askedBy(version);
    // Hundredths that do not divide go to the first questions of the case.
    const [each, rest] = [Math.floor(points / all.length), points % all.length];
    for (const [i, asked] of all.entries()) {
      const no = items.length + 1;
      const options = optionsFor(asked, seed, registrationId, versionId);
      const order = options.map(({ key }) => key).join('');
      const [kind, mark] = [asked.kind, each + (i < rest ? 1 : 0)];
      items.push({
        ...{ no, versionId, part: asked.part, kind, stem: asked.stem, points: mark },
        caseText: version.kind === 'case' ? version.stem : null,
        options: options.map(({ text }, place) => ({ key: LETTERS[place]!, text })),
      });
      keys.push({ no, kind, points: mark, order, answer: lettersOnPaper(order, asked.answer) });
    }
  }
  return { items, keys };
}

/** The name of a question in statistics and corrections: its version, and the number within a case. */
export const nameOf = ({ versionId, part }: { versionId: string; part: number | null }): string =>
  part === null ? versionId : `${versionId}#${part}`;

/** Letters of the question as letters of the paper, in order. */
export const lettersOnPaper = (order: string, answer: string): string =>
  [...answer]
    .map((letter) => LETTERS[order.indexOf(letter)]!)
    .sort()
    .join('');
