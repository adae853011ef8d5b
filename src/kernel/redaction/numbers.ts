import { isLegalDay } from '../time.js';
import type { View } from './normalise.js';

/** A stretch of digits that separators (spaces, line breaks, dots, hyphens) may split. */
export interface DigitRun {
  /** Digits (and a final X) without separators. */
  readonly digits: string;
  /** Offset in the view of each digit. */
  readonly at: readonly number[];
}

export interface NumberHit {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** A year on the next line begins a date, not the rest of a number. */
const RUN = /\d(?:[ \n.\-·_]{0,4}(?<!\n[ ]{0,3}(?=\d{4}年))[\dXx])*/g;

export function digitRuns(view: View): DigitRun[] {
  return [...view.text.matchAll(RUN)].map((match) => {
    const at: number[] = [];
    let digits = '';
    for (let i = 0; i < match[0].length; i++) {
      if (!/[\dXx]/.test(match[0][i]!)) continue;
      at.push(match.index + i);
      digits += match[0][i]!.toUpperCase();
    }
    return { digits, at };
  });
}

/**
 * Stretches of a run of one of the given lengths that begin and end where a group of digits does: eighteen digits in
 * the middle of a twenty-digit receipt number are not an identity number.
 */
export function windows(view: View, run: DigitRun, lengths: readonly number[]): NumberHit[] {
  const hits: NumberHit[] = [];
  for (let from = 0; from < run.digits.length; from++) {
    if (!isEdge(view, run.at[from]! - 1)) continue;
    for (const length of lengths) {
      const last = run.at[from + length - 1];
      if (last === undefined || !isEdge(view, last + 1)) continue;
      hits.push({ digits: run.digits.slice(from, from + length), start: run.at[from]!, end: last + 1 });
    }
  }
  return hits;
}

function isEdge(view: View, offset: number): boolean {
  return !/[0-9A-Za-z]/.test(view.text[offset] ?? ' ');
}

const PROVINCES = /^(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/;
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Birthday inside an 18- or 15-digit identity number, or undefined where the digits are none. */
export function birthDayOf(digits: string): string | undefined {
  if (!PROVINCES.test(digits)) return undefined;
  const full = digits.length === 15 ? `${digits.slice(0, 6)}19${digits.slice(6)}` : digits;
  const day = `${full.slice(6, 10)}-${full.slice(10, 12)}-${full.slice(12, 14)}`;
  return /^(18|19|20)/.test(day) && isLegalDay(day) ? day : undefined;
}

/** GB 11643: the 18th character of an identity number. */
export function idCheckDigit(first17: string): string {
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return '10X98765432'[sum % 11]!;
}

export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return /^\d+$/.test(digits) && sum % 10 === 0;
}

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** GB 32100: true for a unified social credit code whose check character is right. */
export function isCreditCode(code: string): boolean {
  if (!/^[159ANY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  let sum = 0;
  for (let i = 0, weight = 1; i < 17; i++, weight = (weight * 3) % 31) {
    sum += weight * CREDIT_ALPHABET.indexOf(code[i]!);
  }
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31] === code[17];
}
