import { folded, numeral } from './characters.js';
import { isAnswer } from './answer.js';
import { isKindName, kindWord, type KindWord } from './kinds.js';

/** What the lines of a text begin with. All of these read folded text (`characters.ts`), already trimmed. */

const KIND_NAME =
  '(?:单项选择|单选|多项选择|多选|不定项选择|不定项|判断正误|判断|是非|对错|案例分析|案例|材料分析|填空|简答|论述|问答|名词解释|文书写作|选择)';
const ENUMERATED =
  '(?:[(\\[【]?\\s*[一二三四五六七八九十]{1,3}\\s*[)\\]】]?\\s*[、.,:)]?|第\\s*[一二三四五六七八九十\\d]+\\s*(?:部分|大题|单元|节)\\s*[、.:,]?|part\\s*[ivx\\d]+\\s*[.:]?)';
const HEADED = new RegExp(
  `^[#*\\s]*${ENUMERATED}\\s*[【\\[]?\\s*(${KIND_NAME})题?\\s*[】\\]]?(?=$|[\\s(\\[:,.;、。0-9]|部分|答案|参考|共|每|本)(.*)$`,
  'i',
);
const NAMED = new RegExp(
  `^[#*=\\-\\s]*[【\\[(]?\\s*(?:\\d{1,2}\\s*[.、]\\s*)?(${KIND_NAME})(题?)\\s*[】\\])]?\\s*((?:\\([^()]*\\)|\\[[^\\]]*\\]|[:。*=\\-#\\s]|答案|参考答案|部分)*)$`,
  'i',
);
const LISTED = new RegExp(
  `^(?:${ENUMERATED}\\s*)?[【\\[(]?\\s*(${KIND_NAME})题?\\s*[】\\])]?\\s*(?:参考)?(?:答案)?\\s*:?\\s*([(\\[]?\\d.*)$`,
  'i',
);
/** 四、综合题: a heading whose kind nobody knows. */
const OTHER = /^[#*\s]*[一二三四五六七八九十]{1,3}\s*[、.]\s*([^,。?]{1,18}题)\s*(\([^()]*\))?\s*[:]?$/;

/** 判断题：1-5 √×√√×: a kind and a list of answers on one line. */
export function listHeading(text: string): { kind: KindWord | undefined; list: string } | undefined {
  const found = LISTED.exec(text);
  return found ? { kind: kindWord(found[1]!), list: found[2]! } : undefined;
}

export interface Heading {
  readonly kind: KindWord | undefined;
  readonly name: string;
  /** A heading within a list of answers. */
  readonly answers: boolean;
}

/** 一、单项选择题（每题1分）, 【判断题】, 二、多选题答案. */
export function headingOf(text: string): Heading | undefined {
  const headed = HEADED.exec(text) ?? undefined;
  if (headed) return heading(headed[1]!, headed[2]!);
  const named = NAMED.exec(text);
  if (named && (named[2] || !/^\d/.test(text))) return heading(named[1]!, named[3]!);
  const other = OTHER.exec(text);
  return other ? { kind: kindWord(other[1]!) ?? 'any', name: other[1]!, answers: false } : undefined;
}

const heading = (name: string, after: string): Heading => ({
  kind: kindWord(name),
  name,
  answers: /^(?:部分)?\s*(?:参考|标准|正确)?答案/.test(after.trim()),
});

/** 参考答案, 附：答案与解析: a heading after which the answers stand in a list. */
export const isAnswerHeading = (text: string): boolean =>
  /^[#*=\-\s【[(]*(?:附\s*\d*\s*[:、.]?|[一二三四五六七八九十]+\s*[、.]|第\s*[一二三四五六七八九十\d]+\s*[章节编部分单元]+(?:习题|练习)?)?\s*(?:参考|标准|正确|试题|习题|本章|试卷|练习题?)*答案\s*(?:(?:与|及|和|以及|、)?\s*(?:解析|详解|评分标准|提示))?\s*[】\])*=\-#]*\s*:?$/.test(
    text,
  );

/** 第二章 行政处罚的种类: what follows is of this chapter. */
export const chapterOf = (text: string): string | undefined =>
  /^第\s*[一二三四五六七八九十百\d]+\s*[章编节]\s*\S.{0,40}$/.test(text) && !/[。?;(]/.test(text)
    ? text
    : undefined;

export const isPageMark = (text: string): boolean =>
  /^(?:第\s*\d+\s*页(?:\s*[,/]?\s*共\s*\d+\s*页)?|共\s*\d+\s*页|-+\s*\d+\s*-+|\d+\s*\/\s*\d+|[-=_*·.]{3,}|-*\s*(?:完|试卷结束|以下空白|END)\s*-*)$/i.test(
    text,
  );

export const isNotice = (text: string): boolean =>
  /^(?:考试|答题|考生)?(?:注意事项|须知|考试说明|答题说明)\s*:?$/.test(text);

export interface Start {
  readonly number: string;
  readonly value: number;
  readonly style: 'dot' | 'paren' | 'word' | 'space' | 'bare';
  /** Where the text of the question begins. */
  readonly at: number;
}

const STARTS: readonly [Start['style'], RegExp][] = [
  ['word', /^[【[(]?\s*第\s*([\d一二三四五六七八九十百零〇]+)\s*[题道]\s*[】\])]?\s*[.、:,]?\s*/],
  ['word', /^(?:题目?|试题|question|q)\s*(\d{1,4})\s*[.、:)]?\s*/i],
  ['paren', /^[([【]\s*(\d{1,4})\s*[)\]】]\s*[.、:]?\s*/],
  ['dot', /^(\d{1,4})\s*[.、:)]\s*/],
  ['dot', /^(\d{1,4})\s*,\s*(?!\d)/],
  ['space', /^(\d{1,4})\s+(?=[^\d\s])/],
  [
    'bare',
    /^(\d{1,3})(?=["“《<'‘(（]|[\u4e00-\u9fff])(?![年月日号个元万千百亿倍条款项天次人份名家周时分秒岁米吨])/,
  ],
];

/** A number at the beginning of a line, as questions are numbered. Whether it begins one depends on where it stands. */
export function startOf(text: string): Start | undefined {
  for (const [style, pattern] of STARTS) {
    const found = pattern.exec(text);
    if (!found) continue;
    const value = numeral(found[1]!);
    if (!Number.isInteger(value)) continue;
    const number = /^\d+$/.test(found[1]!) ? found[1]! : String(value);
    return { number, value, style, at: found[0].length };
  }
  return undefined;
}

const ANSWER_FIRST =
  /^[([【]\s*((?:[A-Ha-h][\s,、]*){0,8}|[√✓✔×✗✘╳]|对|错|正确|错误|[TF])\s*[)\]】]\s*(?=(?:\d{1,4}\s*[.、:)]|第\s*\d+\s*题))/;

/** （√）2.应当公开: an answer before the number goes to the end of the line, where others write it. */
export function answerLast(line: string): string {
  const found = ANSWER_FIRST.exec(folded(line));
  if (!found) return line;
  const rest = line.slice(found[0].length);
  return found[1] ? `${rest}（${found[1].trim()}）` : rest;
}

/** 1.5倍, 2021.1.22: a number that goes on is none of a question, unless it is the very next one. */
export const numberGoesOn = (text: string, { at, style }: Start): boolean =>
  style === 'dot' && /^\d+\.\d/.test(text) && /^\d/.test(text.slice(at));

const CASE =
  /^[【[(]?\s*(?:案例|材料|案情)\s*([一二三四五六七八九十\d]*)\s*(?:[】\])]\s*[:.、]?|[:.、]|$)\s*/;

/** 案例一：…, 【案例2】, 材料一: the facts of a case begin. */
export function caseOf(text: string): { number: string | undefined; at: number } | undefined {
  const found = CASE.exec(text);
  if (!found) return undefined;
  const value = found[1] ? numeral(found[1]) : NaN;
  return { number: Number.isInteger(value) ? String(value) : undefined, at: found[0].length };
}

export type LabelName = 'answer' | 'explanation' | 'basis' | 'difficulty' | 'topic' | 'kind' | 'none';

const LABELS: readonly [LabelName, string][] = [
  ['explanation', '答案解析|试题解析|题目解析|解析|解答|详解|分析|explanation|analysis'],
  ['answer', '正确答案|参考答案|标准答案|本题答案|答案为|答案是|答案|correct answer|answer|ans'],
  ['basis', '法律依据|法条依据|法规依据|答题依据|依据|法条|出处|来源'],
  ['difficulty', '难易程度|难易度|难度系数|难度|difficulty'],
  ['topic', '知识点|考点|考查点|章节|分类|topic'],
  ['kind', '题型|试题类型|type'],
  ['none', '分值|分数|得分|score|编号|命题人'],
];
const NAMES = LABELS.map(([, names]) => names).join('|');
const MARKED = new RegExp(
  `[【\\[]\\s*(${NAMES})\\s*[】\\]]\\s*:?\\s*|(${NAMES})\\s*:\\s*|^(答案)\\s+(?=\\S)`,
  'gi',
);

export interface Label {
  readonly name: LabelName;
  readonly from: number;
  readonly to: number;
}

/** Labelled fields within a line: 答案：, 【解析】, 难度：. */
export function labelsOf(text: string): Label[] {
  const labels: Label[] = [];
  for (const found of text.matchAll(MARKED)) {
    const word = (found[1] ?? found[2] ?? found[3])!.toLowerCase();
    const name = LABELS.find(([, names]) => names.split('|').includes(word))![0];
    const to = found.index + found[0].length;
    const before = text.slice(0, found.index);
    const boundary = found[1] !== undefined || !before || /[\s。;,)\]】?!.、"”]$/.test(before);
    // D.丁答案：B
    const answers =
      name === 'answer' && isAnswer(/^[^【[]*?(?=\s*(?:【|\[|解析|依据|$))/.exec(text.slice(to))?.[0] ?? '');
    if (boundary || answers) labels.push({ name, from: found.index, to });
  }
  return labels;
}

const KIND_AT_START =
  /^[([【]\s*([^()[\]【】,、:]{2,10}?)\s*(?:[,、:]?\s*\d+(?:\.\d+)?\s*分)?\s*[)\]】]\s*[.、:]?\s*/;
const KIND_BEFORE_COLON = new RegExp(`^(${KIND_NAME}题)\\s*[:.、]\\s*`);
const KIND_AT_END = /\s*[([【]\s*([^()[\]【】,、:]{2,10}?)\s*[)\]】]\s*[。.]?\s*$/;
const SCORE =
  /^[([【]\s*\d+(?:\.\d+)?\s*分\s*[)\]】]\s*|\s*[([【]\s*(?:本题)?\s*\d+(?:\.\d+)?\s*分\s*[)\]】]\s*$/;

/** （单选）…, 判断题：…, …（多选题）: the kind said at the question, and the span to cut away. Scores are cut as well. */
export function kindMark(text: string): { kind?: KindWord; from: number; to: number } | undefined {
  for (const pattern of [KIND_AT_START, KIND_BEFORE_COLON, KIND_AT_END]) {
    const found = pattern.exec(text);
    if (found && isKindName(found[1]!)) {
      const kind = kindWord(found[1]!);
      return { ...(kind && { kind }), from: found.index, to: found.index + found[0].length };
    }
  }
  const score = SCORE.exec(text);
  return score ? { from: score.index, to: score.index + score[0].length } : undefined;
}
