import { compareExceptRemovals, redact, rescan } from './index.js';
import { unmark } from './fixtures/markup.js';
import { decisions as eighth } from './fixtures/eighth.js';
import { decisions as fifth } from './fixtures/fifth.js';
import { decisions as fourth } from './fixtures/fourth.js';
import { decisions as ninth } from './fixtures/ninth.js';
import { decisions as organisations } from './fixtures/organisations.js';
import { decisions as persons } from './fixtures/persons.js';
import { decisions as refused } from './fixtures/refused.js';
import { decisions as second } from './fixtures/second.js';
import { decisions as seventh } from './fixtures/seventh.js';
import { decisions as sixth } from './fixtures/sixth.js';
import { decisions as third } from './fixtures/third.js';

const decisions = [
  ...persons,
  ...organisations,
  ...refused,
  ...second,
  ...third,
  ...fourth,
  ...fifth,
  ...sixth,
  ...seventh,
  ...eighth,
  ...ninth,
];

/** Every stretch as `class:text`, blanks aside, so that a failure reads like the decision. */
function stretches(text: string, spans: readonly { start: number; end: number; class: string }[]): string[] {
  return spans.map((span) => `${span.class}:${text.slice(span.start, span.end)}`);
}

describe('labelled decisions', () => {
  it('are at least two hundred', () => expect(decisions.length).toBeGreaterThanOrEqual(200));

  it.each(decisions)(
    'RED-01 hides exactly what is private: $name',
    ({ text: marked, refused: no = false }) => {
      const { text, labels } = unmark(marked);
      const result = redact(text);
      expect(stretches(text, result.removals)).toEqual(stretches(text, labels));
      expect({ refused: result.refuse?.startsWith('RED-02') ?? false }).toEqual({ refused: no });
    },
  );

  it.each(decisions)(
    'RED-04 is equal but for the removals, and nothing is left: $name',
    ({ text: marked }) => {
      const { text } = unmark(marked);
      const result = redact(text);
      expect(compareExceptRemovals(text, result.text, result.removals)).toEqual({ ok: true });
      expect(rescan(result.text)).toEqual([]);
    },
  );
});
