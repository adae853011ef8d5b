import { isChoice, type Scored, scorePaper } from './scoring.rules.js';

const item = (no: number, over: Partial<Scored> = {}): Scored => ({
  ...{ no, kind: 'single' as const, points: 40, accepted: ['B'] },
  ...over,
});
const choices = (...list: [number, string][]) => new Map(list);

describe('CERT-13: marking', () => {
  it('4 right answers of 250 are 4 of 250, never all', () => {
    const paper = Array.from({ length: 250 }, (_, i) => item(i + 1));
    const score = scorePaper(paper, choices([1, 'B'], [2, 'B'], [3, 'B'], [4, 'B']), false);
    expect(score).toMatchObject({ score: 160, fullMarks: 10_000, answered: 4 });
  });

  it('gives nothing for an answer taken back, a wrong one, and one missing', () => {
    const score = scorePaper([item(1), item(2), item(3)], choices([1, ''], [2, 'A']), true);
    expect(score).toEqual({ score: 0, fullMarks: 120, answered: 1, marks: [0, 0, 0] });
  });

  it.each([
    ['AC', false, 150],
    ['A', false, 0],
    ['A', true, 75],
    ['AB', true, 0],
    ['ACD', true, 0],
    ['', true, 0],
  ])('multiple AC answered %j with partial marks %j: %d hundredths', (choice, partial, mark) => {
    const paper = [item(1, { kind: 'multiple', points: 150, accepted: ['AC'] })];
    expect(scorePaper(paper, choices([1, choice]), partial).score).toBe(mark);
  });

  it('rounds half the points down to whole hundredths', () => {
    const paper = [item(1, { kind: 'multiple', points: 75, accepted: ['AC'] })];
    expect(scorePaper(paper, choices([1, 'C']), true).score).toBe(37);
  });

  it('takes every accepted answer, and of a void question gives everybody the points', () => {
    const paper = [item(1, { accepted: ['B', 'C'] }), item(2, { accepted: [] })];
    expect(scorePaper(paper, choices([1, 'C']), false).marks).toEqual([40, 40]);
  });

  it.each([
    ['', 'single', 4, true],
    ['A', 'single', 4, true],
    ['E', 'single', 4, false],
    ['AB', 'single', 4, false],
    ['AB', 'multiple', 4, true],
    ['BA', 'multiple', 4, false],
    ['AA', 'multiple', 4, false],
    ['C', 'true-false', 2, false],
    ['a', 'single', 4, false],
  ] as const)('%j for a %s question of %d options: %j', (choice, kind, options, fits) =>
    expect(isChoice(choice, kind, options)).toBe(fits),
  );
});
