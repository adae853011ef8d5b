import type { Citation } from '../rules/question.rules.js';
import { folded, numeral } from './characters.js';

const CITED =
  /(?:《?(?:中华人民共和国)?([\u4e00-\u9fff]{2,40}?(?:法|条例|规定|办法|解释))》?(?:\([^()]*\))?)?\s*第\s*([一二三四五六七八九十百零〇\d]+)\s*条(?:之([一二三四五六七八九十]))?(?:\s*第\s*([一二三四五六七八九十\d]+)\s*款)?/g;

/** The wording of a statute is not said in the files people have. */
const NO_CITATION = '未注明';

/** 《行政处罚法》第六十四条第一款 → 行政处罚法, 64.1. Articles without a law before them belong to the law named last. */
export function citationsOf(text: string | undefined): Citation[] {
  const found: Citation[] = [];
  let law: string | undefined;
  for (const [, named, article, , paragraph] of folded(text ?? '').matchAll(CITED)) {
    law = named?.replace(/^(根据|依据|依照|按照|和|与|及|见|参见)/, '') ?? law;
    const value = numeral(article!);
    if (!law || !Number.isInteger(value)) continue;
    const within = paragraph ? numeral(paragraph) : NaN;
    const citation = {
      law,
      article: Number.isInteger(within) ? `${value}.${within}` : String(value),
      lawVersion: NO_CITATION,
    };
    if (!found.some((one) => one.law === law && one.article === citation.article)) found.push(citation);
  }
  return found.slice(0, 20);
}
