import type { Schemas } from '../api/client';

export type Disclosure = Schemas['DisclosureView'];
export type Manual = Schemas['ManualSpanInput'];
export type Kept = Schemas['KeptSpanInput'];

/** What the discloser wants besides what is detected: stretches to hide, and detected ones left with a reason. */
export interface Plan {
  removals: Manual[];
  keep: Kept[];
}

export const planOf = (disclosure: Disclosure): Plan => ({
  removals: disclosure.removals
    .filter(({ by }) => by === 'person')
    .map(({ start, end, class: kind }) => ({ start, end, class: kind })),
  keep: disclosure.kept.map(({ start, end, reason }) => ({ start, end, reason })),
});

export const samePlan = (a: Plan, b: Plan): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Every place where the words stand. */
export function occurrences(text: string, words: string): { start: number; end: number }[] {
  const found = [];
  for (let at = words ? text.indexOf(words) : -1; at >= 0; at = text.indexOf(words, at + words.length))
    found.push({ start: at, end: at + words.length });
  return found;
}

/** The stretch a person has selected inside an element that holds the text and nothing else. */
export function selectedIn(element: HTMLElement): { start: number; end: number } | undefined {
  const selection = getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  if (!element.contains(range.commonAncestorContainer)) return undefined;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  return { start, end: start + range.toString().length };
}
