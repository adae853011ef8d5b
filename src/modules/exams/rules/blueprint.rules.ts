import { ok, refuse, type Result } from '../../../kernel/result.js';
import { KIND_WORDS, type PoolQuestion, type QuestionKind } from '../../questions/index.js';

/** One line of a blueprint: so many questions of a kind, of a topic or any, of a difficulty or any. */
export interface BlueprintLine {
  readonly kind: QuestionKind;
  /** Absent: any topic. */
  readonly topic?: string;
  /** 1 to 5; absent: any. */
  readonly difficulty?: number;
  readonly count: number;
  /** For each question, in hundredths of a point; a case's are shared among its questions. */
  readonly points: number;
}

export const matches = (line: BlueprintLine, item: PoolQuestion): boolean =>
  line.kind === item.kind &&
  (line.topic === undefined || line.topic === item.topic) &&
  (line.difficulty === undefined || line.difficulty === item.difficulty);

/** How many particulars a line names. */
const narrowness = (line: BlueprintLine): number =>
  Number(line.topic !== undefined) + Number(line.difficulty !== undefined);

/** Lines in the order in which they are filled: the narrower first, else as written. Numbers of lines, from 0. */
export function fillingOrder(lines: readonly BlueprintLine[]): number[] {
  return lines.map((_, i) => i).sort((a, b) => narrowness(lines[b]!) - narrowness(lines[a]!) || a - b);
}

export const fullMarksOf = (lines: readonly BlueprintLine[]): number =>
  lines.reduce((sum, line) => sum + line.count * line.points, 0);

/** 及格线 from a share of the full marks, rounded up to whole hundredths. */
export const passMarkOf = (fullMarks: number, percent: number): number =>
  Math.ceil((fullMarks * percent) / 100);

const wordsOf = (line: BlueprintLine, number: number): string =>
  `第${number}行（${KIND_WORDS[line.kind]}，${line.topic ?? '任意主题'}，${line.difficulty === undefined ? '任意难度' : `难度${line.difficulty}`}）`;

/**
 * Whether every seed fills every line: of what a line may take, the lines before it may have taken as much as they
 * can. Refuses `exam.bank-short` and names each line and how many questions it lacks.
 */
export function bankFills(lines: readonly BlueprintLine[], pool: readonly PoolQuestion[]): Result<void> {
  const short: { line: number; missing: number; text: string }[] = [];
  const before: BlueprintLine[] = [];
  for (const i of fillingOrder(lines)) {
    const line = lines[i]!;
    const mine = pool.filter((item) => matches(line, item));
    const taken = before.reduce(
      (sum, other) => sum + Math.min(other.count, mine.filter((item) => matches(other, item)).length),
      0,
    );
    const missing = line.count - (mine.length - taken);
    if (missing > 0)
      short.push({
        line: i + 1,
        missing,
        text: `${wordsOf(line, i + 1)}要${line.count}题，还缺${missing}题`,
      });
    before.push(line);
  }
  if (short.length === 0) return ok();
  short.sort((a, b) => a.line - b.line);
  return refuse('exam.bank-short', {
    detail: short.map(({ text }) => text).join('；'),
    next: '请补充题库，或者减少该行的题数',
    facts: { lines: short.map(({ line, missing }) => ({ line, missing })) },
  });
}
