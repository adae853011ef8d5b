import { around, covered, liesWithin, outward } from './box.js';

const rect = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

describe('RED-01 boxes on a page', () => {
  it('hides a rectangle only when the boxes together leave no point of it', () => {
    const hit = rect(10, 10, 100, 20);
    expect(covered(hit, [rect(10, 10, 100, 20)])).toBe(true);
    expect(covered(hit, [rect(0, 0, 60, 40), rect(60, 0, 60, 40)])).toBe(true);
    expect(covered(hit, [rect(0, 0, 60, 40), rect(61, 0, 60, 40)])).toBe(false);
    expect(covered(hit, [rect(10, 10, 100, 19)])).toBe(false);
    expect(covered(hit, [])).toBe(false);
    // A hole in the middle of four boxes.
    expect(
      covered(hit, [rect(0, 0, 40, 40), rect(60, 0, 60, 40), rect(0, 0, 200, 15), rect(0, 25, 200, 9)]),
    ).toBe(false);
  });

  it('grows to whole pixels and stays on the page', () => {
    expect(outward(rect(0.4, 10.6, 9.8, 3.1), { width: 10, height: 100 }, 2)).toEqual(rect(0, 8, 10, 8));
    expect(around([rect(1, 1, 1, 1), rect(5, 6, 2, 2)])).toEqual(rect(1, 1, 6, 7));
  });

  it.each<[string, ReturnType<typeof rect>, boolean]>([
    ['the whole page', rect(0, 0, 10, 10), true],
    ['beyond the edge', rect(5, 5, 6, 1), false],
    ['before it', rect(-1, 0, 2, 2), false],
    ['empty', rect(1, 1, 0, 2), false],
    ['half a pixel', rect(1.5, 1, 2, 2), false],
    ['no number', rect(Number.NaN, 1, 2, 2), false],
  ])('knows what lies within a page: %s', (_, box, within) => {
    expect(liesWithin(box, { width: 10, height: 10 })).toBe(within);
  });
});
