import { ageOn, isLegalDay, type LegalDay } from '../../time.js';
import { citationRanges } from '../citations.js';
import { labelBefore } from '../labels.js';
import { sourceRange } from '../normalise.js';
import { birthDayOf, digitRuns, windows } from '../numbers.js';
import type { Detector, Document, Span } from '../types.js';

const DATE = /(\d{4})[年\-./](\d{1,2})[月\-./](\d{1,2})日?/;
const BORN = new RegExp(
  `${DATE.source}(?:出)?生|(?:出生(?:日期|年月日?)?|生日|生于)[:：为是于]?\\n?${DATE.source}`,
  'g',
);
const AGE =
  /(?:年龄[:：]?)?(\d{1,2}|[一二三四五六七八九十]{1,3})(?:个?多)?(?:周)?岁(?:半|多)?(?:的?[男女]?(?:童|孩|婴)|的?小[男女]孩|的?儿童)?/g;
/** 2010年9月出生, 2012年生: born in a year that makes a minor, without the day. */
const BORN_ABOUT =
  /(\d{4})年(?:\d{1,2}月份?)?(?:出生|生(?!产|效|活|鲜|猪|意|态|物))|出生(?:日期|年月|年份?)?[:：为于]{0,2}(\d{4})(?:年|[.\-/])(?:\d{1,2}(?:月份?)?)?(?![.\-/月\d])/g;
/** A grade, a class, or so many minors: somebody in particular. */
const PUPIL =
  /(?:初|高)[一二三](?:年级|[（(][0-9一二三四五六七八九十]{1,2}[）)]|\d{1,2}(?=班)|(?=班|的?[学男女]生))(?:[（(][^）)\n]{1,4}[）)]|\d{1,2})?班?(?:的?(?:学生|男生|女生|在校生))?|(?<=[读上念，、,:“(（])(?:初|高)[一二三](?![一-龥])|(?<=[读上念])(?:初|高)[一二三]|(?:小学|初中|高中)?[一二三四五六七八九1-9]年级(?:[（(][^）)\n]{1,4}[）)]|\d{1,2})?班?(?:的?(?:小?学生|男生|女生|在校生))?|(?:[一二两三四五六七八九十几多]{1,3}|\d{1,3})余?[名个位](?:未成年[人者]?(?:学生)?|小学生|初中生|高中生|中学生|中小学生|幼儿|儿童|幼童|男童|女童|男孩|女孩|婴儿)|[大中小][一二三四五六1-9]班|[大中小]班(?:幼儿|学生|儿童)|(?:幼|男|女|孩|学|儿|婴)童(?=[一-龥]某)|(?:未成年人|未成年)(?=[一-龥]某)|(?:其|之|当事人)未成年(?:的?(?:儿子|女儿|子女|孙子|孙女|弟弟|妹妹))/g;
const GENERIC_AGE = /(?:年满|已满|未满|不满|满|以下|以上|低于|超过|龄)$/;
const IS_MINOR =
  /(?:系|为|是|属)(?:一名?)?(?:在校)?(?:未成年(?:人|学生|当事人)?|不满十[四六八]周岁(?:的人)?|未满(?:18|十八|14|十四|16|十六)周岁(?:的人)?)|未成年(?:当事人|被处罚人|违法行为人|学生|证人)|(?<=[（(，,])未成年人?(?=[）)，,])|(?<=(?:当事人|其|该人|行为人)[^，,。；;\n]{0,6})(?:未满|不满|未年满)(?:1[0-8]|十[一二三四五六七八])周?岁/g;
const SCHOOL =
  /学校[:：][^，,。；;\n]{1,16}?(?:小学|初中|中学|高中|幼儿园)[^，,。；;\n]{0,12}|(?:就读于|就读|读书于|在读于)[^，,。；;\n]{0,20}?(?:小学|初中|中学|高中|幼儿园|附小|附中|职高|中专|技校)(?:[^，,。；;\n]{0,8}?[年级班])?|(?<=(?:系|为|是|学生)[:：，,]?)[^，,。；;\n在向]{0,16}?(?:小学|初中|中学|高中|幼儿园)(?:[一二三四五六初高1-9]{1,2}年级)?(?:[^，,。；;\n]{0,4}班)?(?:在校|在读)?(?:学生|幼儿)|(?<!其)(?:小学|初中|高中|中学)(?:生(?![产活态物])|[一二三四五六1-9]年级)/g;
const NUMERALS = '零一二三四五六七八九';

/** What shows that a minor is concerned. RED-02: such a decision is not put online at all. */
export const detectMinors: Detector = (document) => [
  ...bornTooLate(document),
  ...bornTooLateById(document),
  ...tooYoung(document),
  ...bornAbout(document),
  ...phrases(document),
];

/** The day by which age is counted: given, or the last date of the text that is no birthday, or today. */
export function decisionDayOf(document: Document): LegalDay | undefined {
  if (document.options.decisionDay !== undefined) return document.options.decisionDay;
  const text = document.compact.text.replace(/[〇零一二三四五六七八九十]+(?=[年月日])/g, numeral);
  const days = [...text.replace(BORN, '').matchAll(new RegExp(DATE.source, 'g'))]
    .map(dayOf)
    .filter((day) => day !== undefined);
  return days.sort().at(-1) ?? document.options.today;
}

function bornTooLate(document: Document): Span[] {
  const today = decisionDayOf(document);
  return [...document.compact.text.matchAll(BORN)].flatMap((match) => {
    const parts = match[1] === undefined ? match.slice(3) : match.slice(0);
    const day = dayOf(parts);
    if (day === undefined || today === undefined || ageOn(day, today) >= 18 || day >= today) return [];
    return [spanOf(document, match.index, match.index + match[0].length)];
  });
}

/** Where only the year or month is told, the whole year in which eighteen is reached counts as below it. */
function bornAbout(document: Document): Span[] {
  const year = Number(decisionDayOf(document)?.slice(0, 4));
  return [...document.compact.text.matchAll(BORN_ABOUT)]
    .filter((match) => {
      const born = Number(match[1] ?? match[2]);
      return born <= year && year - born < 18;
    })
    .map((match) => spanOf(document, match.index, match.index + match[0].length));
}

/** The digits themselves are an identity number's; only the finding is reported here. */
function bornTooLateById(document: Document): Span[] {
  const today = decisionDayOf(document);
  return digitRuns(document.folded).flatMap((run) =>
    windows(document.folded, run, [18]).flatMap((hit) => {
      const day = birthDayOf(hit.digits);
      // 施工许可证编号：340101202406180101 is nobody's birthday.
      if (labelBefore(document, hit.start) === 'public') return [];
      if (day === undefined || today === undefined || ageOn(day, today) >= 18 || day >= today) return [];
      return [{ ...sourceRange(document.folded, hit.start, hit.end), ...MINOR }];
    }),
  );
}

function tooYoung(document: Document): Span[] {
  const { text } = document.compact;
  const citations = citationRanges(text);
  return [...text.matchAll(AGE)].flatMap((match) => {
    const age = /^\d/.test(match[1]!) ? Number(match[1]) : Number(numeral(match[1]!));
    const before = text.slice(Math.max(0, match.index - 3), match.index);
    const cited = citations.some((range) => range.start <= match.index && match.index < range.end);
    if (age >= 18 || cited || GENERIC_AGE.test(before)) return [];
    return [spanOf(document, match.index, match.index + match[0].length)];
  });
}

function phrases(document: Document): Span[] {
  const { text } = document.compact;
  const citations = citationRanges(text);
  return [...text.matchAll(IS_MINOR), ...text.matchAll(SCHOOL), ...text.matchAll(PUPIL)]
    .filter((match) => !citations.some((range) => range.start <= match.index && match.index < range.end))
    .map((match) => spanOf(document, match.index, match.index + match[0].length));
}

const MINOR = { class: 'minor', rule: 'RED-02', replacement: '***' } as const;

function spanOf(document: Document, start: number, end: number): Span {
  return { ...sourceRange(document.compact, start, end), ...MINOR };
}

function dayOf(parts: readonly (string | undefined)[]): LegalDay | undefined {
  const [year, month, day] = parts.slice(1);
  const text = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isLegalDay(text) ? text : undefined;
}

/** 二〇二六 as 2026, 十七 as 17, 二十一 as 21. */
function numeral(text: string): string {
  if (!text.includes('十')) return [...text].map((c) => (c === '〇' ? 0 : NUMERALS.indexOf(c))).join('');
  const [tens, ones] = text.split('十');
  return String((tens ? NUMERALS.indexOf(tens) : 1) * 10 + (ones ? NUMERALS.indexOf(ones) : 0));
}
