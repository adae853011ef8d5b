import { labelBefore } from '../labels.js';
import { sourceRange } from '../normalise.js';
import { birthDayOf, digitRuns, idCheckDigit, passesLuhn, windows } from '../numbers.js';
import type { Detector, Span } from '../types.js';

const CARD_PREFIX = /^(62|60|68|69|4|5|35|37|9[0-9])/;
const LABELLED =
  /(?:账\s*号|帐\s*号|账\s*户|帐\s*户|卡\s*号|银行卡|存折)(?:号码?|名称)?[^\d，。；;\n]{0,6}[:：为是]?\s*(\d(?:(?:[ .\-·]{0,3}|\n(?!\d{1,4}[年月.、-]))\d){7,29})(?![0-9A-Za-z*])/g;

/** A long number right behind the name of a bank's branch. */
const AT_BRANCH =
  /(?:支行|分行|信用社|分理处|营业部|储蓄所)[ :：(（]{0,3}(\d(?:(?:[ .\-·]{0,3}|\n(?!\d{1,4}[年月.、-]))\d){10,24})(?![0-9A-Za-z*])/g;

/** A word and a long blank. */
const APP_AHEAD = 40;
const APP = /(?:支付宝|微信|QQ|云闪付)\s*$/i;

/** Bank accounts and cards of persons and organisations. RED-01. */
export const detectBankAccounts: Detector = ({ folded, ...rest }) => {
  const document = { folded, ...rest };
  const spans: Span[] = [];
  const hide = (start: number, end: number) =>
    spans.push({
      ...sourceRange(folded, start, end),
      class: 'bank-account',
      rule: 'RED-01',
      replacement: '***',
    });
  for (const match of [...folded.text.matchAll(LABELLED), ...folded.text.matchAll(AT_BRANCH)]) {
    const end = match.index + match[0].length;
    // An account of a messenger or a payment app is a telephone number.
    if (
      APP.test(folded.text.slice(Math.max(0, match.index - APP_AHEAD), match.index)) &&
      /^1[3-9]\d{9}$/.test(match[1]!)
    )
      continue;
    if (!/^\s*[万亿]?元/.test(folded.text.slice(end))) hide(end - match[1]!.length, end);
  }
  for (const run of digitRuns(folded)) {
    for (const { digits, start, end } of windows(folded, run, [16, 17, 18, 19, 20, 21])) {
      if (!/^\d+$/.test(digits)) continue;
      const label = labelBefore(document, start);
      if (label === 'public' || label === 'id') continue;
      const isId =
        digits.length === 18 && birthDayOf(digits) && idCheckDigit(digits.slice(0, 17)) === digits[17];
      const isCard = digits.length <= 19 && CARD_PREFIX.test(digits) && passesLuhn(digits);
      if (!isId && (label === 'bank' || isCard)) hide(start, end);
    }
  }
  return spans;
};
