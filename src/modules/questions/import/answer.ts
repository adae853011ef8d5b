import type { QuestionKind, QuestionOption } from '../rules/question.rules.js';
import { folded, trimmed } from './characters.js';

/** What is written where an answer is expected. */
export type Answer =
  | { readonly letters: string; readonly rest?: string }
  /** 对 or 错, in any of the ways people write it. */
  | { readonly right: boolean; readonly rest?: string };

const RIGHT = ['√', '✓', '✔', '☑', '对', '正确', '是', 'TRUE', 'T', 'YES', 'Y', 'RIGHT', '√√'];
const WRONG = [
  '×',
  '✗',
  '✘',
  '╳',
  '☒',
  '✕',
  '✖',
  '错',
  '错误',
  '不对',
  '不正确',
  '否',
  'FALSE',
  'F',
  'NO',
  'N',
  'X',
  'WRONG',
];

const WORDS = '正确|错误|不正确|不对|对|错|√|✓|✔|×|✗|✘|╳|✕|✖|TRUE|FALSE';
const LETTERS = /^[A-Z](?:[\s,，、;；./|+&和与及]*[A-Z])*$/;

const bare = (text: string): string =>
  trimmed(folded(text).toUpperCase())
    .replace(/^[(（【[{「“"']+|[)）】\]}」”"']+$/gu, '')
    .replace(/[。.;；,，、]+$/u, '')
    .trim();

/** True and false as words and marks; a letter stands for it only where no option has that letter. */
export function judgement(text: string): boolean | undefined {
  const word = bare(text);
  if (RIGHT.includes(word)) return true;
  return WRONG.includes(word) ? false : undefined;
}

/**
 * Reads an answer: letters with or without separators, or right and wrong. An explanation may follow a full stop.
 * Undefined where it is neither.
 */
export function answerOf(text: string, keys: readonly string[] = []): Answer | undefined {
  const word = bare(text);
  if (!word) return undefined;
  const right = judgement(word);
  if (right !== undefined && !(/^[A-Z]$/.test(word) && keys.includes(word))) return { right };
  if (LETTERS.test(word)) return { letters: word.replace(/[^A-Z]/g, '') };
  const line = trimmed(folded(text));
  const followed = new RegExp(
    `^[(\\[【]?(${WORDS}|[A-Za-z]+|[A-Za-z](?:[,、; ]+[A-Za-z])*)[)\\]】]?\\s*[。，,;；.:：(（]\\s*(?=[^A-Za-z\\s])`,
    'iu',
  ).exec(line);
  if (!followed) return undefined;
  const head = answerOf(followed[1]!, keys);
  return (
    head && {
      ...head,
      rest: trimmed(trimmed(text).slice(followed[0].length - (/[(（]\s*$/u.test(followed[0]) ? 1 : 0))),
    }
  );
}

/** True where a text is nothing but an answer of letters A to H or a judgement. */
export function isAnswer(text: string): boolean {
  const word = bare(text);
  return judgement(word) !== undefined || (LETTERS.test(word) && /^[A-H\W_和与及]+$/u.test(word));
}

const BRACKETED = /[(（【[]\s*([^()（）【】[\]]{1,30}?)\s*[)）】\]]/gu;
const UNDERLINED = /_+\s*([A-Ha-h]{1,8})\s*_+/g;
const MARK_AT_END = /\s*([√✓✔×✗✘╳✕✖])\s*[。.]?\s*$/u;
const LETTER_LIST = /^[A-Ha-h](?:[\s,、;./]*[A-Ha-h])*$/;

/**
 * Takes the answer out of a stem: letters in brackets anywhere (the last of them), a judgement in brackets at the end,
 * or √ × at the end without brackets. The brackets stay, empty: a sitter must not read the answer.
 */
export function inlineAnswer(stem: string): { stem: string; answer: string } | undefined {
  const text = folded(stem);
  const hits = [...text.matchAll(BRACKETED)].filter(({ 0: whole, 1: inner, index }) => {
    if (LETTER_LIST.test(inner!)) return true;
    const atEnd = /^[\s。.?？!！;；,，]*$/u.test(text.slice(index + whole.length));
    return judgement(inner!) !== undefined && (atEnd || /^[√✓✔×✗✘╳✕✖]$/u.test(inner!));
  });
  const hit = hits.at(-1) ?? [...text.matchAll(UNDERLINED)].at(-1);
  if (hit) {
    const end = hit.index + hit[0].length;
    return { stem: `${stem.slice(0, hit.index)}（ ）${stem.slice(end)}`, answer: hit[1]! };
  }
  const mark = MARK_AT_END.exec(text);
  if (!mark || !trimmed(stem.slice(0, mark.index))) return undefined;
  return { stem: trimmed(stem.slice(0, mark.index)), answer: mark[1]! };
}

const SAYS_RIGHT = new Set(['正确', '对', '√', '是', '✓', '✔', 'true', 't', 'right', 'yes', '说法正确']);
const SAYS_WRONG = new Set([
  '错误',
  '错',
  '×',
  '否',
  '✗',
  '✘',
  '╳',
  '不正确',
  '不对',
  'false',
  'f',
  'x',
  'wrong',
  'no',
  '说法错误',
]);
const saying = (text: string): string =>
  trimmed(folded(text))
    .toLowerCase()
    .replace(/[。.;]+$/, '');

/** For two options that say right and wrong, what each letter means; undefined for any other options. */
export function judging(options: readonly QuestionOption[]): Record<string, boolean> | undefined {
  if (options.length !== 2) return undefined;
  const [first, second] = options.map(({ text }) => saying(text));
  const [a, b] = options.map(({ key }) => key);
  if (SAYS_RIGHT.has(first!) && SAYS_WRONG.has(second!)) return { [a!]: true, [b!]: false };
  if (SAYS_WRONG.has(first!) && SAYS_RIGHT.has(second!)) return { [a!]: false, [b!]: true };
  return undefined;
}

/** The letters an answer comes to with these options, and the kind it speaks for; or why it cannot be read. */
export function readAnswer(
  written: string,
  options: readonly QuestionOption[],
  stated?: QuestionKind,
): { letters: string; kind: QuestionKind; rest?: string | undefined } | { fault: string } {
  const keys = options.map(({ key }) => key);
  const meaning = judging(options);
  const truth =
    stated === 'true-false' || (stated === undefined && (options.length === 0 || meaning !== undefined));
  const said =
    answerOf(written, truth && !meaning ? ['A', 'B'] : keys) ??
    asOption(written, options) ??
    asNumber(written, stated);
  if (!said)
    return {
      fault: `答案“${trimmed(written).slice(0, 40)}”无法识别，请写成选项字母，判断题写“正确”或者“错误”`,
    };
  const { rest } = said;
  if ('right' in said) {
    if (!truth && stated !== undefined)
      return { fault: `答案“${trimmed(written)}”不是选项字母，请写选项字母，或者把题型改为判断题` };
    if (options.length > 0 && !meaning)
      return { fault: `答案“${trimmed(written)}”与选项不符，请写选项字母，或者删去选项作判断题` };
    return { letters: said.right ? 'A' : 'B', kind: 'true-false', rest };
  }
  const repeated = [...said.letters].find((letter, i) => said.letters.indexOf(letter) !== i);
  if (repeated) return { fault: `答案“${said.letters}”中字母${repeated}重复，请核对答案` };
  const letters = [...said.letters].sort().join('');
  if (truth && meaning && letters.length === 1 && letters in meaning)
    return { letters: meaning[letters] ? 'A' : 'B', kind: 'true-false', rest };
  return { letters, kind: stated ?? (letters.length > 1 ? 'multiple' : 'single'), rest };
}

/** `B.五日`, or the words of one option. */
function asOption(written: string, options: readonly QuestionOption[]): Answer | undefined {
  const words = saying(written);
  const same = options.filter(({ key, text }) => {
    const option = saying(text);
    return (
      words === option ||
      (words.startsWith(key.toLowerCase()) && words.slice(1).replace(/^[.、:)\s]+/, '') === option)
    );
  });
  return same.length === 1 ? { letters: same[0]!.key } : undefined;
}

/** 1 and 0 of a bank that keeps its judgements as numbers. */
function asNumber(written: string, stated?: QuestionKind): Answer | undefined {
  const word = trimmed(folded(written));
  return stated === 'true-false' && /^[01]$/.test(word) ? { right: word === '1' } : undefined;
}
