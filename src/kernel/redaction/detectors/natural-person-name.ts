import { broken, sourceRange } from '../normalise.js';
import { isOrganisationPart } from '../organisations.js';
import { surnameOf } from '../surnames.js';
import type { Detector, Document, Span } from '../types.js';

/**
 * Names of natural persons, everywhere in the text once known: the punished person as 张某某 (RED-07), all others
 * without a trace of the name (RED-01). A name inside an organisation's name stays.
 */
export const detectNames: Detector = (document) => {
  const { parties, others } = document.people;
  return [
    ...[...parties].flatMap((name) => occurrences(document, name, 'RED-07', `${surnameOf(name) ?? ''}某某`)),
    ...[...others].flatMap((name) => occurrences(document, name, 'RED-01', '某某')),
  ];
};

function occurrences(document: Document, name: string, rule: Span['rule'], replacement: string): Span[] {
  if (name.trim().length < 2) return [];
  const { text } = document.compact;
  const spans: Span[] = [];
  for (const match of text.matchAll(new RegExp(broken(name.replace(/\s/g, '')), 'g'))) {
    const end = match.index + match[0].length;
    // 亓官某某: what is masked already is no name.
    if (text[end] === '某') continue;
    if (
      isOrganisationPart(text.slice(Math.max(0, match.index - 2), match.index), text.slice(end, end + 24)) ||
      insideKeptName(document, match.index, end)
    )
      continue;
    const range = sourceRange(document.compact, match.index, end);
    spans.push({ ...range, class: 'natural-person-name', rule, replacement });
  }
  return spans;
}

/** 王明 is not hidden inside the officer 王明远. */
function insideKeptName(document: Document, start: number, end: number): boolean {
  for (const kept of document.people.kept) {
    if (kept.length <= end - start) continue;
    const from = Math.max(0, end - kept.length);
    if (document.compact.text.slice(from, start + kept.length).includes(kept)) return true;
  }
  return false;
}
