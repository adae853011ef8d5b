import { redact } from './index.js';
import { publishableDecisions } from './fixtures/all.js';
import { type Label, unmark } from './fixtures/markup.js';

/** The same numbers as a scanner, a phone or an office program leaves them. */
const VARIANTS: Readonly<Record<string, (text: string) => string>> = {
  'in full width': (text) =>
    text.replace(/[0-9A-Z]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0)),
  'with a space behind every digit': (text) => text.replace(/\d(?=.)/gs, '$& '),
  'with ideographic spaces in the middle': (text) => text.replace(/^(.{5})(?=\d)/s, '$1　　'),
  'with a zero-width space behind every digit': (text) => text.replace(/\d(?=.)/gs, '$&\u200b'),
  'broken by a line in the middle': (text) => text.replace(/^(.*?\d{4})(?=\d)/s, '$1\n'),
  'broken by a Windows line end': (text) => text.replace(/^(.*?\d{6})(?=\d)/s, '$1\r\n'),
  'split over runs of markup': (text) => text.replace(/^(.*?\d{3})(?=\d)/s, '$1</span><span class="x1">'),
};
const NUMBERS = ['id-number', 'phone', 'bank-account', 'plate'];

/** The decision with every private number disturbed; labels moved along. */
function vary(marked: string, how: (text: string) => string): { text: string; labels: Label[] } {
  return unmark(
    marked.replace(/⟦([a-z-]+):([^⟧]*)⟧/g, (whole, kind: string, value: string) =>
      NUMBERS.includes(kind) ? `⟦${kind}:${how(value)}⟧` : whole,
    ),
  );
}

describe.each(Object.entries(VARIANTS))('numbers %s', (_, how) => {
  it.each(publishableDecisions)('RED-01 are hidden to the last digit: $name', ({ text: marked }) => {
    const { text, labels } = vary(marked, how);
    const { removals } = redact(text);
    const left = labels
      .filter((label) => NUMBERS.includes(label.class))
      .filter((label) => !removals.some((one) => one.start <= label.start && label.end <= one.end))
      .map((label) => text.slice(label.start, label.end));
    expect(left).toEqual([]);
  });
});
