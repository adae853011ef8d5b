import { labelBefore } from '../labels.js';
import { sourceRange } from '../normalise.js';
import { digitRuns, windows } from '../numbers.js';
import type { Detector, Document, Span } from '../types.js';

const SEPARATOR = '[ \\n.\\-·]{0,3}';
const COUNTRY = /\(?\s*(?:\+|00)?\s*\(?\s*86\s*\)?[ \n-]*$/;
const LANDLINE = new RegExp(
  `(?<![0-9A-Za-z])(?:\\((?=[\\d \\n]{3,9}\\)))?0${SEPARATOR}(?:1${SEPARATOR}0|2${SEPARATOR}\\d|[3-9]${SEPARATOR}\\d${SEPARATOR}\\d)${SEPARATOR}\\)?` +
    `${SEPARATOR}[2-9](?:${SEPARATOR}\\d){6,7}(?:\\s*(?:转|-|分机|ext\\.?)\\s*\\d(?:${SEPARATOR}\\d){0,4})?(?:(?<=\\d[ -]{1,2}\\d)(?: \\d(?!\\d)){1,4})?(?![0-9A-Za-z])`,
  'g',
);
const SERVICE = new RegExp(
  `(?<![0-9A-Za-z])[48]${SEPARATOR}0${SEPARATOR}0(?:${SEPARATOR}\\d){7}(?![0-9A-Za-z])`,
  'g',
);
const LOCAL = new RegExp(
  `(?:电\\s*话|手\\s*机|座\\s*机|传\\s*真|联系方式)(?:号码)?[^\\d，。；\\n]{0,6}[:：]?\\s*([2-9](?:${SEPARATOR}\\d){6,7})(?![0-9A-Za-z])`,
  'g',
);
/** +852 9123 4567: a number with the code of a country or region. */
const ABROAD =
  /(?<![0-9A-Za-z])(?:\+\s?\d{1,3}|00(?:852|853|886|[1-9]\d{0,2})|\(?(?:852|853|886)\)?[ -])[ -]{0,4}\d(?:(?:[ -]{0,4}|\n(?!\d{4}年))\d){6,11}(?![0-9A-Za-z])/g;
/** 133,0950,0088. */
const COMMAS = /(?<![0-9A-Za-z,，])(1[3-9]\d[,，]\d{4}[,，]\d{4})(?![0-9,，])/g;
/** A name or number on a platform, in its own label. */
const ACCOUNT =
  /(?:账号昵称|用户昵称|账户昵称|旺旺|抖音|快手|闲鱼|小红书|微博|陌陌|淘宝|京东|拼多多|支付宝|微信|钉钉|飞书|Telegram)[”"'’]?[（(]?(?:账号昵称|账号|账户|帐号|昵称|用户名|ID|id|号)?[:：]\s?[“"]?([A-Za-z0-9_\-一-龥](?:(?:(?<=[0-9]) {0,3}(?=[0-9])|(?<=[0-9])\n(?=\d)(?!\d{1,4}[年月.-]))?[A-Za-z0-9_\-一-龥]){1,23})(?![A-Za-z0-9_\-一-龥]|[.@])/g;
/** Blanks may stand within a handle; a line may end only between its digits, and no date begins there. */
const HANDLE =
  /(?:微信(?:号|账号)?|QQ(?:号码?)?|qq(?:号码?)?|抖音号|支付宝(?:账号|账户)?)[:：为是]?\s*([A-Za-z0-9](?:(?: {0,2}|(?<=\d)\n(?!\d{1,4}[年月.-]))[A-Za-z0-9_\-]){4,24})/g;

/** Mobile and fixed lines, service numbers and messenger handles. RED-01 (通信方式). */
export const detectPhones: Detector = (document) => [
  ...mobiles(document),
  ...matches(document, LANDLINE, (text) => digitsIn(text) <= 17),
  ...matches(document, SERVICE, (text) => digitsIn(text) === 10),
  ...matches(document, LOCAL),
  ...matches(document, COMMAS),
  ...matches(document, ABROAD, (text) => digitsIn(text) >= 9),
  ...matches(document, ACCOUNT),
  ...matches(document, HANDLE),
];

function mobiles(document: Document): Span[] {
  const { folded } = document;
  const spans: Span[] = [];
  for (const run of digitRuns(folded)) {
    for (const hit of windows(folded, run, [11, 13, 15])) {
      if (!/^(?:(?:00)?86)?1[3-9]\d{9}$/.test(hit.digits)) continue;
      if (
        /^\s*[千百万亿]*(?:元|瓦|度|立方|平方|吨|公斤|千克|克|毫?升|毫?米|公里|[件个只份箱袋瓶])|^[,.]\d/.test(
          folded.text.slice(hit.end),
        )
      )
        continue;
      if (isDocumentNumber(folded.text, hit.start, hit.end)) continue;
      if (labelBefore(document, hit.start) === 'public') continue;
      const prefix = COUNTRY.exec(folded.text.slice(Math.max(0, hit.start - 16), hit.start))?.[0].length ?? 0;
      const plus = folded.text[hit.start - prefix - 1] === '+' ? 1 : 0;
      spans.push(spanOf(document, hit.start - prefix - plus, hit.end));
    }
  }
  return spans;
}

function matches(
  document: Document,
  pattern: RegExp,
  accept: (text: string) => boolean = () => true,
): Span[] {
  const { folded } = document;
  const spans: Span[] = [];
  for (const match of folded.text.matchAll(pattern)) {
    const value = match[1] ?? match[0];
    const start = match.index + match[0].length - value.length;
    if (!accept(value) || /^\s*[万亿]?元/.test(folded.text.slice(start + value.length))) continue;
    if (match[1] === undefined && isDocumentNumber(folded.text, start, start + value.length)) continue;
    if (match[1] === undefined && labelBefore(document, start) === 'public') continue;
    spans.push(spanOf(document, start, start + value.length));
  }
  return spans;
}

/** 〔2026〕042026000123号. */
function isDocumentNumber(text: string, start: number, end: number): boolean {
  return (
    /[〕\]】第]\s*$/.test(text.slice(Math.max(0, start - 4), start)) &&
    /^\s*-?\d*\s*号(?!码)/.test(text.slice(end, end + 12))
  );
}

function digitsIn(text: string): number {
  return text.replace(/\D/g, '').length;
}

function spanOf(document: Document, start: number, end: number): Span {
  return { ...sourceRange(document.folded, start, end), class: 'phone', rule: 'RED-01', replacement: '***' };
}
