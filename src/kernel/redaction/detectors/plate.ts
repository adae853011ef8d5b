import { sourceRange } from '../normalise.js';
import type { Detector, Span } from '../types.js';

const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]';
const GAP = '[·•・.\\-\\s]{0,3}';
const LETTER = '[A-HJ-NP-Za-hj-np-z]';
const UNIT = '[A-HJ-NP-Za-hj-np-z0-9]';
const NEW_ENERGY = `(?:[A-HJKa-hjk]${GAP}${UNIT}(?:${GAP}\\d){4}|\\d(?:${GAP}\\d){4}${GAP}[A-HJKa-hjk])`;
const ORDINARY = `${UNIT}(?:${GAP}${UNIT}){3}(?:[·•・.\\-]?${UNIT})?${GAP}(?:${UNIT}|[挂学警港澳领使试超])`;
const PLATE = new RegExp(
  `(?:WJ|wj)?${GAP}${PROVINCE}${GAP}${LETTER}${GAP}(?:${NEW_ENERGY}|${ORDINARY})(?![0-9A-Za-z])`,
  'g',
);
/** Armed police and embassies. */
const SPECIAL = new RegExp(
  `${PROVINCE}\\s?\\d{2}-\\d{5}(?!\\d)|(?<![0-9A-Za-z])(?:WJ|wj)${GAP}${PROVINCE}?${GAP}\\d(?:${GAP}\\d){4}(?:${GAP}[A-Za-z])?(?![0-9A-Za-z])|使${GAP}\\d(?:${GAP}\\d){5}(?![0-9A-Za-z])|[一-龥]{2}${GAP}[A-Z]?${GAP}\\d(?:${GAP}\\d){4,5}(?=${GAP}号?(?:牌|电动|三轮|二轮|两轮|摩托))|(?<!\\d)\\d(?:${GAP}\\d){5}${GAP}使(?!用)`,
  'g',
);
const LABELLED = new RegExp(
  `(?:车\\s*牌|号\\s*牌|牌\\s*照|车\\s*号)(?:号码|号)?[^，,。；;\\n0-9A-Za-z]{0,6}?[:：为是]?\\s*((?:[一-龥]{1,2})?${GAP}${LETTER}?${GAP}\\d(?:${GAP}${UNIT}){4,6}|${LETTER}(?:${GAP}${UNIT}){5,6})(?![0-9A-Za-z])`,
  'g',
);
const PUBLIC_NUMBER = /(?:执法证|许可证|证书|备案|编号|证号|文号)[^，,。；;\n]{0,6}$/;

/** Vehicle plates: ordinary, new-energy, trailer, driving school, police. RED-07. */
export const detectPlates: Detector = ({ folded }) => {
  const spans: Span[] = [];
  for (const match of [
    ...folded.text.matchAll(PLATE),
    ...folded.text.matchAll(SPECIAL),
    ...folded.text.matchAll(LABELLED),
  ]) {
    const value = match[1] ?? match[0];
    const end = match.index + match[0].length;
    const start = end - value.trimStart().length;
    // 鲁A010123 after 执法证号 is a certificate; a plate has a digit.
    if (PUBLIC_NUMBER.test(folded.text.slice(0, start)) || !/\d/.test(value)) continue;
    spans.push({
      ...sourceRange(folded, start, end),
      class: 'plate',
      rule: 'RED-07',
      replacement: '***',
    });
  }
  return spans;
};
