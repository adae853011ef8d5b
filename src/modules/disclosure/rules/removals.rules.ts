import { applyRemovals, type Removal, type RemovalClass } from '../../../kernel/redaction/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';

/** A stretch to hide, and whether a detector or the discloser found it. Offsets are UTF-16 units of the original. */
export interface PlannedRemoval extends Removal {
  readonly by: 'detector' | 'person';
}

export interface ManualSpan {
  readonly start: number;
  readonly end: number;
  readonly class: RemovalClass;
}

/** A stretch that a detector would hide and a person leaves, with the reason. Its bounds are the detector's. */
export interface Kept {
  readonly start: number;
  readonly end: number;
  readonly reason: string;
}

export interface RemovalPlan {
  readonly removals: readonly PlannedRemoval[];
  readonly text: string;
}

/** RED-01, RED-02: no reason makes these public. */
const NEVER_KEPT: readonly RemovalClass[] = ['id-number', 'bank-account', 'health', 'minor'];

/**
 * The removals of a text: what was detected, less what is kept with a reason, plus what a person adds.
 * Refuses `disclosure.span` (outside the text, empty, through the middle of a character, or kept but not detected) and
 * `disclosure.keep-not-allowed` (a class that may never stay, or words the case file knows to be private).
 */
export function planRemovals(
  original: string,
  detected: readonly Removal[],
  manual: readonly ManualSpan[],
  kept: readonly Kept[],
  privateTerms: readonly string[],
): Result<RemovalPlan> {
  const bad = [...manual, ...kept].find((span) => !spanHolds(original, span));
  if (bad)
    return refuse('disclosure.span', { facts: { start: bad.start, end: bad.end, length: original.length } });
  const left = detected.filter((removal) => kept.some((span) => sameSpan(removal, span)));
  if (left.length < kept.length)
    return refuse('disclosure.span', { detail: '保留的范围须与一处检出的范围相同' });
  const secret = left.find(
    (removal) =>
      NEVER_KEPT.includes(removal.class) || isKnownPrivate(excerpt(original, removal), privateTerms),
  );
  if (secret) {
    return refuse('disclosure.keep-not-allowed', {
      ruleId: secret.rule,
      basis: '《浙江省行政处罚结果信息网上公开暂行办法》第七条',
      detail: '身份证号、账号、健康状况、未成年人信息和案卷中登记的当事人信息必须隐去',
      facts: { start: secret.start, end: secret.end, class: secret.class },
    });
  }
  const removals = merge([
    ...detected.filter((removal) => !left.includes(removal)).map((r) => ({ ...r, by: 'detector' as const })),
    ...manual.map(({ start, end, class: kind }) => ({
      start,
      end,
      class: kind,
      rule: 'RED-01' as const,
      replacement: '***',
      by: 'person' as const,
    })),
  ]);
  return ok({ removals, text: applyRemovals(original, removals) });
}

/** Findings of a re-scan of the published text that no kept stretch explains. */
export function unexplained(
  findings: readonly Removal[],
  removals: readonly Removal[],
  kept: readonly Kept[],
): Removal[] {
  const allowed = kept.map((span) => ({
    start: publishedOffset(removals, span.start),
    end: publishedOffset(removals, span.end),
  }));
  return findings.filter((found) => !allowed.some((span) => overlaps(found, span)));
}

/** Where an offset of the original that was not removed stands in the published text. */
export function publishedOffset(removals: readonly Removal[], offset: number): number {
  const before = removals.filter((removal) => removal.end <= offset);
  return before.reduce((at, { start, end, replacement }) => at + replacement.length - (end - start), offset);
}

export const excerpt = (original: string, span: { start: number; end: number }): string =>
  original.slice(span.start, span.end);

function isKnownPrivate(found: string, terms: readonly string[]): boolean {
  const bare = (text: string) => text.normalize('NFKC').replace(/\s+/g, '');
  return terms.some((term) => bare(found).includes(bare(term)) || bare(term).includes(bare(found)));
}

const sameSpan = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start === b.start && a.end === b.end;

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end;

function spanHolds(text: string, { start, end }: { start: number; end: number }): boolean {
  const splits = (at: number) =>
    /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
  return start >= 0 && start < end && end <= text.length && !splits(start) && !splits(end);
}

/** Overlapping stretches become one; where a person's meets a detector's, the person's class stands. */
function merge(spans: readonly PlannedRemoval[]): PlannedRemoval[] {
  const merged: PlannedRemoval[] = [];
  for (const next of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (!last || next.start >= last.end) merged.push(next);
    else {
      const lead = next.by === 'person' ? next : last;
      merged[merged.length - 1] = { ...lead, start: last.start, end: Math.max(last.end, next.end) };
    }
  }
  return merged;
}
