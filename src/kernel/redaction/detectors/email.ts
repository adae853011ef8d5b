import { sourceRange } from '../normalise.js';
import type { Detector } from '../types.js';

const EMAIL =
  /[A-Za-z0-9](?:[A-Za-z0-9._%+-]{0,62}[A-Za-z0-9_])?\s{0,3}(?:@|[([]at[)\]])\s{0,3}[A-Za-z0-9-]{1,63}(?:\s{0,2}[.。]\s{0,2}[A-Za-z0-9-]{1,63}){0,8}\s{0,2}[.。]\s{0,2}[A-Za-z]{2,}/gi;

/** E-mail addresses, also with a full-width or written-out at sign. RED-01 (通信方式). */
export const detectEmails: Detector = ({ folded }) =>
  [...folded.text.matchAll(EMAIL)].map((match) => ({
    ...sourceRange(folded, match.index, match.index + match[0].length),
    class: 'email',
    rule: 'RED-01',
    replacement: '***',
  }));
