import { labelBefore } from '../labels.js';
import { sourceRange } from '../normalise.js';
import { birthDayOf, digitRuns, idCheckDigit, isCreditCode, windows, type NumberHit } from '../numbers.js';
import type { Detector, Document, Span } from '../types.js';

const OTHER_DOCUMENT =
  /(?:护照|通行证|台胞证|回乡证|居留证|军官证|士兵证|警官证|社保卡?|社会保障|医保卡?|医疗证|就诊卡|健康卡|驾驶证|海员证|档案)[（(]?(?:证?件?号码?|卡号|编号|档案编号)?[:：为是]?\s*([A-Za-z]{0,3}\s?\d(?:(?:[ -]{0,3}|\n(?!\d{1,4}[年月.-]))\d){5,17})/g;
/** C4VX81K7J: of some countries letters stand among the digits. */
const MIXED =
  /护照(?:证?件?号码?)?[:：为是]?\s*((?=[A-Z]*\d)(?:[A-Z0-9](?:[ \u3000]{0,3}|\n(?!\d{1,4}[年月.-]))){7,11}[A-Z0-9])(?![0-9A-Za-z])/g;
/** A123456(7) of Hong Kong, 1234567(8) of Macao. */
const WITH_CHECK =
  /(?<![0-9A-Za-z])(?:[A-Z]{1,2}|[157]\/?)(?:\s{0,3}\d){6}\/?\s{0,3}\(\s{0,3}[0-9A]\s{0,3}\)/g;

/** Identity numbers (18 and 15 digits), passports and the like. RED-01. */
export const detectIdNumbers: Detector = (document) => {
  const { folded } = document;
  const spans: Span[] = [];
  for (const run of digitRuns(folded)) {
    for (const hit of windows(folded, run, [18, 15, 17, 16])) {
      if (isIdNumber(document, hit)) spans.push(spanOf(document, hit.start, hit.end));
    }
  }
  for (const match of [...folded.text.matchAll(OTHER_DOCUMENT), ...folded.text.matchAll(MIXED)]) {
    const start = match.index + match[0].length - match[1]!.length;
    spans.push(spanOf(document, start, match.index + match[0].length));
  }
  for (const match of folded.text.matchAll(WITH_CHECK))
    spans.push(spanOf(document, match.index, match.index + match[0].length));
  return spans;
};

function isIdNumber(document: Document, hit: NumberHit): boolean {
  const { digits } = hit;
  const label = labelBefore(document, hit.start);
  // Whatever is called an identity number is hidden, mistyped or not.
  if (label === 'id') return true;
  if (!/^\d+X?$/.test(digits) || (digits.length !== 18 && digits.length !== 15)) return false;
  if (birthDayOf(digits) === undefined || /^[万亿]?元/.test(document.folded.text.slice(hit.end)))
    return false;
  const valid = digits.length === 18 && idCheckDigit(digits.slice(0, 17)) === digits[17];
  if (valid) return !(label === 'public' && isCreditCode(digits));
  return label !== 'public' && label !== 'bank' && !isCreditCode(digits);
}

function spanOf(document: Document, start: number, end: number): Span {
  return {
    ...sourceRange(document.folded, start, end),
    class: 'id-number',
    rule: 'RED-01',
    replacement: '***',
  };
}
