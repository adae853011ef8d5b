import { citationRanges } from './citations.js';
import { compact, fold } from './normalise.js';

const MARK =
  /(?:绝密|机密|秘密|商密)[★☆]|密级[:：](?:绝密|机密|秘密|商密)|(?:^|\n)[【[（(]?(?:绝密|机密|秘密|国家秘密|商业秘密)[】\]）)]?(?=\n|$)|(?:^|\n)(?:绝密|机密|秘密)(?:件|级)?\d{0,2}(?:年|长期)?(?=\n|$)/;
const CONCERNS =
  /(?:涉及|属于|含有|构成|系|涉)(?:[^，,。；;\n]{0,6}的)?[^，,。；;\n除不未无]{0,6}?(?:国家秘密|商业秘密|个人隐私|工作秘密)/g;
const NEGATED = /(?:不|未|无|没有|是否|除|除因|除了|并不|非)[^，,。；;\n]{0,8}$/;
const EXCEPTION = /^[^，,。；;\n]{0,20}(?:除外|以外|外(?=[，,])|依法予以保密|的[，,])/;

/** The state- or commercial-secret mark found in a text, or undefined. RED-02. */
export function secretMark(source: string): string | undefined {
  const { text } = compact(fold(source));
  const mark = MARK.exec(text);
  if (mark !== null) return mark[0].trim();
  const citations = citationRanges(text);
  for (const match of text.matchAll(CONCERNS)) {
    const cited = citations.some((range) => range.start <= match.index && match.index < range.end);
    const before = text.slice(Math.max(0, match.index - 12), match.index);
    const after = text.slice(match.index + match[0].length);
    if (!cited && !NEGATED.test(before) && !EXCEPTION.test(after)) return match[0];
  }
  return undefined;
}
