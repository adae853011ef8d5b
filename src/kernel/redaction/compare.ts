import type { Removal } from './redact.js';

export type Comparison =
  | { readonly ok: true }
  | {
      readonly ok: false;
      /** Offsets of the first difference. */
      readonly original: number;
      readonly published: number;
      readonly reason: 'text-differs' | 'replacement-differs' | 'removals-malformed' | 'length-differs';
    };

/** 市场监督管理行政处罚信息公示规定 第7条: proves that the published text is the served one but for the listed removals. */
export function compareExceptRemovals(
  original: string,
  published: string,
  removals: readonly Removal[],
): Comparison {
  let at = 0;
  let out = 0;
  for (const removal of removals) {
    if (removal.start < at || removal.end <= removal.start || removal.end > original.length) {
      return { ok: false, original: at, published: out, reason: 'removals-malformed' };
    }
    const kept = removal.start - at;
    const difference = firstDifference(original, at, published, out, kept);
    if (difference < kept) return differs(at + difference, out + difference);
    out += kept;
    if (!published.startsWith(removal.replacement, out)) {
      return { ok: false, original: removal.start, published: out, reason: 'replacement-differs' };
    }
    out += removal.replacement.length;
    at = removal.end;
  }
  const rest = original.length - at;
  const difference = firstDifference(original, at, published, out, rest);
  if (difference < rest) return differs(at + difference, out + difference);
  if (out + rest === published.length) return { ok: true };
  return { ok: false, original: original.length, published: out + rest, reason: 'length-differs' };
}

function differs(original: number, published: number): Comparison {
  return { ok: false, original, published, reason: 'text-differs' };
}

function firstDifference(a: string, fromA: number, b: string, fromB: number, length: number): number {
  let i = 0;
  while (i < length && a[fromA + i] === b[fromB + i]) i++;
  return i;
}
