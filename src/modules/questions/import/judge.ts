import {
  faultOf,
  KIND_WORDS,
  type QuestionKind,
  type QuestionOption,
  sameQuestion,
  settled,
  stemDigest,
} from '../rules/question.rules.js';
import type { CasePart, LetterKind, QuestionContent } from '../rules/question.rules.js';
import { inlineAnswer, judging, readAnswer } from './answer.js';
import { citationsOf } from './citations.js';
import { folded, trimmed } from './characters.js';
import { type Draft, LONGEST, type ReadFile, type Rejected } from './draft.js';
import { kindMark } from './txt-marks.js';

/** A question of a file that can be taken into the bank. */
export interface Accepted {
  /** The printed number; the running position in the file where that number occurred before. */
  readonly number: string;
  readonly line: number;
  readonly sheet?: string | undefined;
  readonly content: QuestionContent;
}
export interface Judged {
  readonly accepted: Accepted[];
  /** In the order of the file. */
  readonly rejected: Rejected[];
}

export const DEFAULT_TOPIC = 'unclassified';
const DEFAULT_DIFFICULTY = 3;

/** Which of the questions of a file can be asked, under which numbers, and why the others cannot. */
export function judge({ drafts, rejected: unread, restarts }: ReadFile): Judged {
  const runs = runsOf(drafts, restarts ?? new Set());
  const rejected = [...unread];
  const kept: { draft: Draft; position: number; content: QuestionContent }[] = [];
  const numbers = new Map<string, number>();
  const stems = new Map<string, { line: number; place: string; options: readonly QuestionOption[] }[]>();
  for (const [i, draft] of drafts.entries()) {
    const reject = (reason: string) =>
      rejected.push({ line: draft.line, reason: draft.sheet ? `工作表“${draft.sheet}”：${reason}` : reason });
    const read = contentOf(draft);
    if ('fault' in read) {
      reject(read.fault);
      continue;
    }
    const { content } = read;
    const place = `${draft.sheet ? `工作表“${draft.sheet}”` : ''}第${draft.line}行`;
    const stem = `${stemDigest(content.stem)} ${content.kind === 'case' ? 'case' : ''}`;
    const twin = stems.get(stem)?.find(({ options }) => sameQuestion(options, content.options));
    if (twin) {
      reject(`与${twin.place}的试题重复，请删去一题`);
      continue;
    }
    const key = draft.number && `${runs.get(draft.run)} ${Number(draft.number) || draft.number}`;
    const before = key && numbers.get(key);
    if (key && before !== undefined) {
      reject(`题号${draft.number}在第${before}行已经用过，请改正题号`);
      continue;
    }
    if (key) numbers.set(key, draft.line);
    stems.set(stem, [...(stems.get(stem) ?? []), { line: draft.line, place, options: content.options }]);
    kept.push({ draft, position: i + 1, content });
  }
  return { accepted: numbered(kept, drafts.length), rejected: inOrder(rejected) };
}

/**
 * Numbers that begin anew and go on with 2 are a run of their own; a 1 that is followed by another number was only
 * used twice.
 */
function runsOf(drafts: readonly Draft[], restarts: ReadonlySet<number>): Map<number, number> {
  const numbers = new Map<number, (string | undefined)[]>();
  for (const { run, number } of drafts) {
    const known = numbers.get(run);
    if (known) known.push(number);
    else numbers.set(run, [number]);
  }
  const runs = new Map<number, number>();
  let last = -1;
  for (const [run, [, second]] of numbers) {
    last = restarts.has(run) && Number(second) !== 2 ? last : run;
    runs.set(run, last);
  }
  return runs;
}

const inOrder = (rejected: Rejected[]): Rejected[] => [...rejected].sort((a, b) => a.line - b.line);

/** docs/import-questions.md: the printed number; else the position; else the next free number. */
function numbered(
  kept: readonly { draft: Draft; position: number; content: QuestionContent }[],
  count: number,
): Accepted[] {
  const taken = new Set<string>();
  let free = count;
  return kept.map(({ draft, position, content }) => {
    let number = draft.number ?? String(position);
    if (taken.has(number)) number = String(position);
    while (taken.has(number)) number = String((free += 1));
    taken.add(number);
    return { number, line: draft.line, sheet: draft.sheet, content };
  });
}

function contentOf(draft: Draft): { content: QuestionContent } | { fault: string } {
  if (draft.fault) return { fault: draft.fault };
  const texts = [
    draft.stem,
    draft.explanation ?? '',
    draft.basis ?? '',
    ...draft.options.map(({ text }) => text),
  ];
  if (texts.some((text) => text.length > LONGEST)) return { fault: `内容超过${LONGEST}字，请拆分或者缩短` };
  const difficulty = difficultyOf(draft.difficulty);
  if (difficulty === undefined)
    return { fault: `难度“${draft.difficulty}”无法识别，请写1至5，或者易、中、难` };
  const citations = citationsOf(draft.basis);
  const unplaced = draft.basis && citations.length === 0 ? `依据：${draft.basis}` : '';
  const explained = (rest?: string) =>
    [rest, draft.explanation, unplaced]
      .filter(Boolean)
      .map((text) => trimmed(text!))
      .join('\n') || null;
  const shared = { topic: trimmed(draft.topic ?? '').slice(0, 60) || DEFAULT_TOPIC, difficulty, citations };
  if (draft.parts) {
    const parts: CasePart[] = [];
    for (const [i, part] of draft.parts.entries()) {
      const read = lettered(part);
      if ('fault' in read) return { fault: `第${i + 1}小题（第${part.line}行）：${read.fault}` };
      const { kind, stem, options, answer } = read;
      parts.push({ kind, stem, options, answer });
    }
    const content = settled({
      ...shared,
      kind: 'case',
      stem: trimmed(draft.stem),
      options: [],
      answer: '',
      parts,
      explanation: explained(),
    });
    const fault = faultOf(content);
    return fault ? { fault } : { content };
  }
  const read = lettered(draft);
  if ('fault' in read) return read;
  const { rest, ...question } = read;
  return { content: settled({ ...shared, ...question, parts: null, explanation: explained(rest) }) };
}

interface Lettered {
  readonly kind: LetterKind;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly answer: string;
  readonly rest?: string | undefined;
}

function lettered(draft: Draft): Lettered | { fault: string } {
  if (draft.fault) return { fault: draft.fault };
  const marked = withoutMarks(draft);
  const stated = marked.kind ?? draft.kind;
  const { options } = draft;
  const found = taken(marked.stem, options, stated);
  const written = draft.answer?.trim() ? draft.answer : found?.answer;
  const stem = trimmed(found ? found.stem : marked.stem);
  if (!trimmed(stem)) return { fault: '缺题干，请补写题干' };
  if (!written) return { fault: missing(stem, options) };
  const read = readAnswer(written, options, stated);
  if ('fault' in read) return read;
  const both = draft.answer?.trim() && found && readAnswer(found.answer, options, stated);
  if (both && 'letters' in both && both.letters !== read.letters)
    return { fault: `题干括号内的答案“${found.answer}”与答案“${trimmed(draft.answer!)}”不一致，请核对` };
  const kind = read.kind as LetterKind;
  if (kind === 'true-false' && options.length > 0 && !judging(options))
    return { fault: `判断题的选项应当只有“正确”“错误”两项，请删去选项或者改正题型` };
  const fault = faultOf({ kind, stem, options: kind === 'true-false' ? [] : options, answer: read.letters });
  return fault ? { fault } : { kind, stem, options, answer: read.letters, rest: read.rest };
}

/** What is wrong besides, where there is no answer: a line that is no question at all should not be told to have one. */
const missing = (stem: string, options: readonly QuestionOption[]): string =>
  options.length === 1
    ? '缺答案，选项也少于两个，请补写'
    : `缺答案，请补写答案${stem.length < 4 && options.length === 0 ? '，或者删去此行' : ''}`;

function withoutMarks(draft: Draft): { stem: string; kind?: QuestionKind } {
  let { stem } = draft;
  let kind: QuestionKind | undefined;
  for (let i = 0; i < 4; i++) {
    const mark = kindMark(folded(stem));
    if (!mark) break;
    if (mark.kind && mark.kind !== 'any' && mark.kind !== 'none') kind = mark.kind;
    stem = trimmed(stem.slice(0, mark.from) + stem.slice(mark.to));
  }
  return { stem, ...(kind && { kind }) };
}

/** The answer within the stem, where it can be one: letters of its options, or a judgement where there are none. */
function taken(stem: string, options: readonly QuestionOption[], stated: QuestionKind | undefined) {
  const found = inlineAnswer(stem);
  if (!found) return undefined;
  const letters = /^[A-Za-z\s,，、;；./]+$/.test(folded(found.answer)) ? found.answer : undefined;
  const known = options.map(({ key }) => key);
  if (letters !== undefined && options.length > 0) {
    const asked = folded(letters)
      .toUpperCase()
      .replace(/[^A-Z]/g, '');
    // （C） of a stem that has no such option is still what its author took for the answer, unless it is a name.
    return [...asked].some((letter) => known.includes(letter)) ||
      /[(（]\s*[A-Za-z]+\s*[)）][。.]?$/.test(stem)
      ? found
      : undefined;
  }
  if (letters === undefined && options.length > 0 && !judging(options) && stated !== 'true-false')
    return undefined;
  return found;
}

const LEVELS: readonly [RegExp, number][] = [
  [/^(很易|容易|简单|易|低|基础|easy|low)$/i, 1],
  [/^(较易|较容易|较简单|中下)$/, 2],
  [/^(中|中等|一般|普通|适中|中级|medium|normal|middle)$/i, 3],
  [/^(较难|中上|提高|偏难)$/, 4],
  [/^(难|困难|很难|高|高级|hard|difficult|high)$/i, 5],
];

/** 1 easy … 5 hard; 难度系数 between 0 and 1 is the share of those who answer rightly. */
function difficultyOf(written: string | undefined): number | undefined {
  const text = trimmed(folded(written ?? '')).replace(/[级星度题]$/, '');
  if (!text) return DEFAULT_DIFFICULTY;
  if (/^[★☆]+$/.test(text)) return Math.min(5, Math.max(1, text.replace(/☆/g, '').length));
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 5) return value;
  if (value > 0 && value < 1) return Math.min(5, Math.max(1, 5 - Math.floor(value * 5)));
  return LEVELS.find(([words]) => words.test(text))?.[1];
}

export const countOf = (accepted: readonly Accepted[], kind: QuestionKind): number =>
  accepted.filter(({ content }) => content.kind === kind).length;

/** The answer as the report shows it: letters; those of a case's parts one after the other. */
export const shownAnswer = ({ kind, answer, parts }: QuestionContent): string =>
  kind === 'case' ? (parts ?? []).map((part) => part.answer).join(' ') : answer;

export { KIND_WORDS };
