import { createHash } from 'node:crypto';
import { canonicalJson, type CanonicalValue } from '../../../kernel/ledger/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';

/** 单选题, 多选题, 判断题, 案例题. */
export const QUESTION_KINDS = ['single', 'multiple', 'true-false', 'case'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];
/** What has an answer by letters: every kind but the case, whose parts have theirs. */
export type LetterKind = Exclude<QuestionKind, 'case'>;

export const KIND_WORDS: Record<QuestionKind, string> = {
  single: '单选题',
  multiple: '多选题',
  'true-false': '判断题',
  case: '案例题',
};

export interface QuestionOption {
  readonly key: string;
  readonly text: string;
}
export interface Citation {
  readonly law: string;
  /** Number of the article, with its paragraph where one is meant: `42`, `42.2`. */
  readonly article: string;
  /** The wording it was written from: the year of the text in force, or the version of the law packs. */
  readonly lawVersion: string;
}
export interface CasePart {
  readonly kind: LetterKind;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly answer: string;
}
export interface QuestionContent {
  readonly kind: QuestionKind;
  readonly topic: string;
  readonly difficulty: number;
  readonly stem: string;
  readonly options: readonly QuestionOption[];
  readonly answer: string;
  readonly parts: readonly CasePart[] | null;
  readonly citations: readonly Citation[];
  readonly explanation: string | null;
}

/** Options of a true-false question, the same for all of them. */
export const TRUE_FALSE: readonly QuestionOption[] = [
  { key: 'A', text: '正确' },
  { key: 'B', text: '错误' },
];

/** Texts that people would call the same: width, case, spaces, blanks to fill and marks do not count. */
export const normalised = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200b\ufeff_]+/gu, '')
    .replace(/[\p{P}\p{S}]+/gu, '');

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** Where a text is nothing but marks (“（ ）”), the marks are all there is to compare. */
const compared = (text: string): string => normalised(text) || text.normalize('NFKC').trim();

export const stemDigest = (stem: string): string => sha256(compared(stem));

/** The letters of options and their order do not make another question; neither does another answer. */
export function identityDigest({
  stem,
  options,
  parts,
}: Pick<QuestionContent, 'stem' | 'options' | 'parts'>): string {
  const texts = options.map(({ text }) => compared(text)).sort();
  return sha256(JSON.stringify([compared(stem), texts, (parts ?? []).map((part) => compared(part.stem))]));
}

/**
 * Two questions of one stem are the same question when they have half of their options in common: “下列说法正确的是”
 * is asked about many things.
 */
export function sameQuestion(a: readonly QuestionOption[], b: readonly QuestionOption[]): boolean {
  const texts = new Set(a.map(({ text }) => compared(text)));
  const common = b.filter(({ text }) => texts.has(compared(text))).length;
  return common * 2 >= Math.min(a.length, b.length);
}

/** SHA-256 of everything a version says. */
export function contentDigest(content: QuestionContent): string {
  const { kind, topic, difficulty, stem, options, answer, parts, citations, explanation } = content;
  const whole = { kind, topic, difficulty, stem, options, answer, parts, citations, explanation };
  return sha256(canonicalJson(JSON.parse(JSON.stringify(whole)) as CanonicalValue));
}

/** Why a question cannot be asked, in the words of the report; undefined where nothing is wrong with it. */
export function faultOf(question: {
  kind: QuestionKind;
  stem: string;
  options: readonly QuestionOption[];
  answer: string;
  parts?: readonly CasePart[] | null;
}): string | undefined {
  const { kind, stem, options, answer, parts } = question;
  if (!stem.trim()) return '缺题干，请补写题干';
  if (kind === 'case') return caseFault(parts ?? []);
  if (!answer) return '缺答案，请补写答案';
  const fault = kind === 'true-false' ? undefined : optionsFault(options);
  if (fault) return fault;
  const keys = kind === 'true-false' ? ['A', 'B'] : options.map(({ key }) => key);
  const missing = [...answer].filter((letter) => !keys.includes(letter));
  if (missing.length) return `答案“${missing.join('')}”没有对应的选项，请核对答案或者补写选项`;
  if (kind !== 'multiple' && answer.length > 1)
    return `${KIND_WORDS[kind]}有${answer.length}个答案（${answer}），请改为一个答案或者改为多选题`;
  if (kind === 'multiple' && answer.length < 2)
    return `多选题只有一个答案（${answer}），请补全答案或者改为单选题`;
  return undefined;
}

function optionsFault(options: readonly QuestionOption[]): string | undefined {
  const keys = options.map(({ key }) => key);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  if (twice) return `选项${twice}出现两次，请改正选项字母`;
  const empty = options.find(({ text }) => !text.trim());
  if (empty) return `选项${empty.key}没有内容，请补写或者删去该选项`;
  if (options.length < 2) return `选项少于两个（现有${options.length}个），请补写选项`;
  const texts = options.map(({ text }) => text.normalize('NFKC').replace(/\s+/gu, ' ').trim());
  const second = texts.findIndex((text, i) => texts.indexOf(text) !== i);
  if (second < 0) return undefined;
  const first = texts.indexOf(texts[second]!);
  return `选项${keys[first]}与选项${keys[second]}内容相同，请改正其中一项`;
}

function caseFault(parts: readonly CasePart[]): string | undefined {
  if (parts.length === 0) return '案例题没有小题，请补写小题';
  for (const [i, part] of parts.entries()) {
    const fault = faultOf(part);
    if (fault) return `第${i + 1}小题：${fault}`;
  }
  return undefined;
}

/** A question that can be put to a sitter. Refuses `question.malformed` with what to mend. */
export function wellFormed(content: QuestionContent): Result<void> {
  const fault = faultOf(content);
  return fault ? refuse('question.malformed', { detail: fault, next: '改正后再提交' }) : ok();
}

/** The content as it is kept: options in order of their letters, answers sorted, true-false with its two options. */
export function settled(content: QuestionContent): QuestionContent {
  const { kind } = content;
  return {
    ...content,
    stem: content.stem.trim(),
    ...lettered(kind === 'case' ? { kind, options: [], answer: '' } : { ...content, kind }),
    parts:
      kind === 'case'
        ? (content.parts ?? []).map((part) => ({ ...part, stem: part.stem.trim(), ...lettered(part) }))
        : null,
    explanation: content.explanation?.trim() || null,
  };
}

function lettered(question: { kind: QuestionKind; options: readonly QuestionOption[]; answer: string }) {
  const answer = [...new Set(question.answer.toUpperCase())].sort().join('');
  if (question.kind === 'true-false') return { options: TRUE_FALSE, answer };
  const options = question.options.map(({ key, text }) => ({ key: key.toUpperCase(), text: text.trim() }));
  return { options: options.sort((a, b) => (a.key < b.key ? -1 : 1)), answer };
}
