import { redact } from './index.js';
import { type LabelledDecision, unmark } from './fixtures/markup.js';
import { decisions as unusual1 } from './fixtures/unusual-1.js';
import { decisions as unusual2 } from './fixtures/unusual-2.js';
import { decisions as worded1 } from './fixtures/word-names-1.js';
import { decisions as worded2 } from './fixtures/word-names-2.js';

/**
 * Two sets written to break the detectors without knowing them. A name that is a word of the language, behind
 * no role and beside no verb of persons, is found by nobody but the discloser; everything else has to be.
 */
const SETS: Readonly<Record<string, { decisions: readonly LabelledDecision[]; names: number }>> = {
  'names that are words': { decisions: [...worded1, ...worded2], names: 0.9 },
  'unusual roles and surnames': { decisions: [...unusual1, ...unusual2], names: 0.92 },
};
/** Homes that nothing in the text calls one. */
const KNOWN = ['云南省玉溪市新平县戛洒镇速都村委会大平掌小组6号', '渭南市临渭区站南街道办何刘村三组'];

/** Every private stretch but those of minors, whose decisions are refused whole. */
function labelled({ text: marked }: LabelledDecision): { class: string; text: string; hidden: boolean }[] {
  const { text, labels } = unmark(marked);
  const { removals } = redact(text);
  const hidden = new Set(
    removals.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
  );
  return labels
    .filter((label) => label.class !== 'minor')
    .map(({ start, end, class: kind }) => ({
      class: kind,
      text: text.slice(start, end),
      hidden: Array.from({ length: end - start }, (_, i) => start + i).every((at) => hidden.has(at)),
    }));
}

describe.each(Object.entries(SETS))('%s', (_, { decisions, names }) => {
  const all = decisions.flatMap(labelled);

  it('RED-01 numbers, plates, addresses, homes and health are hidden whole', () => {
    const open = all
      .filter((one) => one.class !== 'natural-person-name' && !one.hidden)
      .map((one) => one.text);
    expect(open.filter((text) => !KNOWN.includes(text))).toEqual([]);
  });

  it('RED-01 so many of the names are hidden', () => {
    const named = all.filter((one) => one.class === 'natural-person-name');
    expect(named.filter((one) => one.hidden).length / named.length).toBeGreaterThan(names);
  });
});
