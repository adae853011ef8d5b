import { detectBankAccounts } from './detectors/bank-account.js';
import { detectEmails } from './detectors/email.js';
import { detectHealth } from './detectors/health.js';
import { detectHomeAddresses } from './detectors/home-address.js';
import { detectIdNumbers } from './detectors/id-number.js';
import { detectMinors } from './detectors/minor.js';
import { detectNames } from './detectors/natural-person-name.js';
import { detectPhones } from './detectors/phone.js';
import { detectPlates } from './detectors/plate.js';
import { broken, compact, fold, sourceRange } from './normalise.js';
import { findPersonNames } from './person-names.js';
import { forgetPositions } from './text-positions.js';
import { secretMark } from './secrets.js';
import type { Detector, Document, RedactionOptions, Span } from './types.js';

/** A stretch that was hidden, in offsets (UTF-16 code units) of the input. */
export type Removal = Span;

export interface Redaction {
  readonly text: string;
  /** In order, not overlapping. */
  readonly removals: readonly Removal[];
  /** Why the decision must not be put online at all (RED-02); the redacted text is then for the file only. */
  readonly refuse?: string;
}

/** Where two detectors meet, the earlier one gives the class. */
const DETECTORS: readonly Detector[] = [
  detectTerms,
  detectIdNumbers,
  detectBankAccounts,
  detectEmails,
  detectPhones,
  detectPlates,
  detectHomeAddresses,
  detectMinors,
  detectHealth,
  detectNames,
];

/**
 * Hides from the text of a decision what RED-01 and RED-07 hide, and says whether RED-02 forbids putting it online.
 * Credit codes, amounts, dates, citations, document numbers, organisations, officers and legal representatives stay.
 * It is the second line: a disclosure record is built field by field, and a second person reads the result.
 */
export function redact(source: string, options: RedactionOptions = {}): Redaction {
  const document = read(source, options);
  const found = DETECTORS.map((detect) => detect(document));
  const removals = merge(found.flat());
  const refuse = refusal(source, found.flat());
  const text = applyRemovals(source, removals);
  forgetPositions();
  return refuse === undefined ? { text, removals } : { text, removals, refuse };
}

/** What is still to be hidden in a published text; empty when the redaction held. */
export function rescan(published: string, options: RedactionOptions = {}): readonly Removal[] {
  return redact(published, options).removals;
}

export function applyRemovals(source: string, removals: readonly Removal[]): string {
  let text = '';
  let at = 0;
  for (const removal of removals) {
    text += source.slice(at, removal.start) + removal.replacement;
    at = removal.end;
  }
  return text + source.slice(at);
}

export function read(source: string, options: RedactionOptions = {}): Document {
  const folded = fold(source);
  return { source, folded, compact: compact(folded), names: findPersonNames(source, options), options };
}

function detectTerms(document: Document): Span[] {
  return (document.options.terms ?? []).flatMap((term) => {
    const text = compact(fold(term.text)).text.replaceAll('\n', '');
    if (text === '') return [];
    return [...document.compact.text.matchAll(new RegExp(broken(text), 'g'))].map((match) => ({
      ...sourceRange(document.compact, match.index, match.index + match[0].length),
      class: term.class,
      rule: 'RED-01' as const,
      replacement: '***',
    }));
  });
}

function refusal(source: string, spans: readonly Span[]): string | undefined {
  const mark = secretMark(source);
  if (mark !== undefined) return `RED-02 涉及国家秘密、商业秘密或者个人隐私（${mark}）`;
  return spans.some((span) => span.class === 'minor') ? 'RED-02 涉及未成年人' : undefined;
}

/** Overlapping spans become one, under the class that was found first in the order of detectors. */
function merge(spans: readonly Span[]): Removal[] {
  const ordered = spans
    .map((span, rank) => ({ span, rank }))
    .sort((a, b) => a.span.start - b.span.start || a.rank - b.rank);
  const merged: { span: Span; rank: number }[] = [];
  for (const next of ordered) {
    const last = merged.at(-1);
    if (last === undefined || next.span.start >= last.span.end) {
      merged.push(next);
      continue;
    }
    const lead = next.rank < last.rank ? next : last;
    const end = Math.max(last.span.end, next.span.end);
    merged[merged.length - 1] = { span: { ...lead.span, start: last.span.start, end }, rank: lead.rank };
  }
  return merged.map(({ span }) => span);
}
