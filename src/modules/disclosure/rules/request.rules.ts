import type { LegalDay } from '../../../kernel/time.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';

/** Told apart when read out: neither 0 and O, nor 1, I and L, nor U and V. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUP = 4;

/** A receipt number of four groups of four (about 78 bits) out of random or digested bytes; takes the first sixteen. */
export function receiptOf(bytes: Uint8Array): string {
  const signs = [...bytes.subarray(0, GROUP * GROUP)].map((byte) => ALPHABET[byte % ALPHABET.length]);
  return [0, 1, 2, 3].map((i) => signs.slice(i * GROUP, (i + 1) * GROUP).join('')).join('-');
}

/** A receipt as it was typed: case, spaces and dashes do not matter. Undefined for what cannot be one. */
export function readReceipt(text: string): string | undefined {
  const signs = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-—–－]/g, '');
  if (signs.length !== GROUP * GROUP || [...signs].some((sign) => !ALPHABET.includes(sign))) return undefined;
  return signs.match(/.{4}/g)!.join('-');
}

export interface CorrectedRecord {
  readonly state: 'published' | 'withdrawn';
  readonly correctedOn: LegalDay | null;
}

/** An accepted correction is one that the public can see: refuses `request.not-corrected` before. */
export function wasCorrected(record: CorrectedRecord, receivedOn: LegalDay): Result<void> {
  if (record.state !== 'published') return ok();
  if (record.correctedOn !== null && record.correctedOn >= receivedOn) return ok();
  return refuse('request.not-corrected', {
    ruleId: 'PUB-13',
    detail: '公示信息在收到申请后尚未更正',
    next: '先在公示页面提交更正并由复核人发布，再答复申请人',
  });
}

/** The applicant's own name must not stand in the answer, where it is a person's. */
export function personsNamed(name: string): string[] {
  return /^\p{Script=Han}{2,4}$/u.test(name) ? [name] : [];
}
