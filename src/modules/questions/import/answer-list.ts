import { folded, trimmed } from './characters.js';

export interface ListedAnswer {
  readonly number: number;
  readonly answer: string;
  readonly explanation?: string;
}

const TRUTH = '正确|错误|对|错|√|✓|✔|×|✗|✘|╳';
const ONE = `(?:${TRUTH}|[A-H](?:\\s*[,、]?\\s*[A-H])*(?![A-Za-z])|[TF](?![A-Za-z]))`;
/** `1-5 ABCDA`, `12、BD`, `(3) √`: a number or a range, and the signs that follow it. */
const CHUNK = new RegExp(
  `[(\\[【]?\\s*(\\d{1,4})\\s*(?:(?:-+|~+|至|到|\\.{2,})\\s*(\\d{1,4})\\s*)?[)\\]】]?\\s*题?\\s*(?:[.、:)\\-]\\s*)*((?:${TRUTH}|[A-HTF\\s,;、。./|()\\[\\]【】])+)`,
  'y',
);

/**
 * Answers written as a list: `1-5 ABCDA`, `1~3 ABD AC BCD`, `1.A 2.BD 3.√`. Undefined where the line is something else;
 * a fault where a range and its answers differ in number.
 */
export function answerList(line: string): { entries: ListedAnswer[] } | { fault: string } | undefined {
  const text = trimmed(folded(line)).toUpperCase();
  if (!/^[([【]?\s*\d/.test(text)) return undefined;
  const entries: ListedAnswer[] = [];
  let fault: string | undefined;
  for (let at = 0; at < text.length; at = CHUNK.lastIndex) {
    CHUNK.lastIndex = at;
    const found = CHUNK.exec(text);
    if (!found) return undefined;
    // The bracket before the next number belongs to it: `(1)A (2)B`.
    const opens = /[([【]\s*$/.exec(found[3]!);
    if (opens && CHUNK.lastIndex < text.length) CHUNK.lastIndex -= opens[0].length;
    const body = found[3]!
      .replace(/[()[\]【】]/g, ' ')
      .replace(/[。.]/g, ' ')
      .trim();
    const from = Number(found[1]);
    const to = found[2] === undefined ? from : Number(found[2]);
    if (!body || to < from || to - from > 500) return undefined;
    if (found[2] === undefined) {
      if (!new RegExp(`^${ONE}[,;、\\s|/]*$`).test(body)) return undefined;
      entries.push({ number: from, answer: body.replace(/[,;、\s|/]+/g, '') });
      continue;
    }
    const answers = spread(body, to - from + 1);
    if (answers) answers.forEach((answer, k) => entries.push({ number: from + k, answer }));
    else fault ??= `${from}—${to}题应有${to - from + 1}个答案，“${body}”的个数不符，请核对`;
  }
  return fault === undefined ? { entries } : { fault };
}

/** A run of answers for so many questions: one sign each, or groups set apart. */
function spread(body: string, count: number): string[] | undefined {
  const groups = body.split(/[\s,;、./|]+/).filter(Boolean);
  if (groups.length === count) return groups;
  const signs = body.match(new RegExp(`${TRUTH}|[A-HTF]`, 'g')) ?? [];
  return signs.length === count ? signs : undefined;
}

const ITEM = new RegExp(
  `^(?:第\\s*)?[(\\[]?\\s*(\\d{1,4})\\s*[)\\]]?\\s*题?\\s*[.、:)]?\\s*(?:[【\\[]?\\s*(?:正确|参考|标准)?答案\\s*[】\\]]?\\s*:?\\s*)?(${ONE})\\s*(?:$|[。.;,]\\s*|(?=[【\\[(]|解析|依据|\\s))`,
  'i',
);

/** One line of a list with its explanation: `1.A 解析：…`, `2.【答案】BD【解析】…`, `3. 错。应为五日`. */
export function listItem(line: string): ListedAnswer | undefined {
  const text = folded(trimmed(line));
  const found = ITEM.exec(text);
  if (!found) return undefined;
  const rest = trimmed(trimmed(line).slice(found[0].length));
  const explanation = rest.replace(/^[【[]?\s*(?:答案)?解析\s*[】\]]?\s*[:：]?\s*/u, '');
  return { number: Number(found[1]), answer: found[2]!.toUpperCase(), ...(explanation && { explanation }) };
}

/** 题号 1 2 3 over 答案 A B C: two lines of a table. */
export function numbersRow(line: string): number[] | undefined {
  const found = /^\|?\s*题\s*号\s*[:|]?\s*((?:\d{1,4}[\s|,、]*){2,})$/.exec(trimmed(folded(line)));
  return found?.[1]!.match(/\d+/g)!.map(Number);
}

export function answersRow(line: string, numbers: readonly number[]): ListedAnswer[] | undefined {
  const found = /^\|?\s*(?:答\s*案)\s*[:|]?\s*(.+)$/.exec(trimmed(folded(line)).toUpperCase());
  if (!found) return undefined;
  const answers = found[1]!.split(/[\s|]+/).filter(Boolean);
  if (answers.length !== numbers.length) return undefined;
  return answers.map((answer, i) => ({ number: numbers[i]!, answer }));
}
