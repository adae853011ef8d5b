import { compareExceptRemovals, redact, rescan } from './index.js';
import { decisions } from './fixtures/all.js';
import { unmark } from './fixtures/markup.js';

/** Every stretch as `class:text`, blanks aside, so that a failure reads like the decision. */
function stretches(text: string, spans: readonly { start: number; end: number; class: string }[]): string[] {
  return spans.map((span) => `${span.class}:${text.slice(span.start, span.end)}`);
}

/** Both tests of a decision look at one redaction of it. */
const redactions = new Map<string, ReturnType<typeof redact>>();
function redacted(text: string): ReturnType<typeof redact> {
  const known = redactions.get(text) ?? redact(text);
  redactions.set(text, known);
  return known;
}

describe('labelled decisions', () => {
  it('are at least two hundred', () => expect(decisions.length).toBeGreaterThanOrEqual(200));

  it.each(decisions)(
    'RED-01 hides exactly what is private: $name',
    ({ text: marked, refused: no = false }) => {
      const { text, labels } = unmark(marked);
      const result = redacted(text);
      expect(stretches(text, result.removals)).toEqual(stretches(text, labels));
      expect({ refused: result.refuse?.startsWith('RED-02') ?? false }).toEqual({ refused: no });
    },
  );

  it.each(decisions)(
    'RED-04 is equal but for the removals, and nothing is left: $name',
    ({ text: marked }) => {
      const { text } = unmark(marked);
      const result = redacted(text);
      expect(compareExceptRemovals(text, result.text, result.removals)).toEqual({ ok: true });
      expect(rescan(result.text)).toEqual([]);
    },
  );
});
