import fc from 'fast-check';
import { type Span, uncovered } from './coverage.rules.js';

const T0 = Date.parse('2026-03-02T01:00:00.000Z');
const at = (seconds: number): string => new Date(T0 + seconds * 1000).toISOString();
const span = (from: number, to: number): Span => ({ from: at(from), to: at(to) });
const gaps = (course: [number, number], clips: [number, number][], toleratedMs = 5000) =>
  uncovered(
    span(...course),
    clips.map((clip) => span(...clip)),
    toleratedMs,
  ).map(({ from, to }) => [(Date.parse(from) - T0) / 1000, (Date.parse(to) - T0) / 1000]);

describe('REC-02: the whole course on video', () => {
  it.each([
    ['one recording of it all', [[0, 600]], []],
    ['a recording that reaches beyond it at both ends', [[-60, 700]], []],
    [
      'segments that follow one another',
      [
        [0, 300],
        [300, 600],
      ],
      [],
    ],
    [
      'segments in the wrong order, overlapping',
      [
        [290, 600],
        [0, 300],
      ],
      [],
    ],
    [
      'segments with a pause within the tolerance',
      [
        [0, 300],
        [305, 600],
      ],
      [],
    ],
    ['nothing', [], [[0, 600]]],
    ['a recording that begins a second too late', [[1, 600]], [[0, 1]]],
    ['a recording that ends a second too early', [[0, 599]], [[599, 600]]],
    [
      'a pause in the middle',
      [
        [0, 300],
        [306, 600],
      ],
      [[300, 306]],
    ],
    [
      'a long recording with a short one inside, then a pause',
      [
        [0, 400],
        [100, 200],
        [500, 600],
      ],
      [[400, 500]],
    ],
    [
      'recordings of another time',
      [
        [-500, -10],
        [700, 900],
      ],
      [[0, 600]],
    ],
  ] as [string, [number, number][], [number, number][]][])('%s', (_name, clips, expected) => {
    expect(gaps([0, 600], clips)).toEqual(expected);
  });

  it('finds of an act exactly the seconds that no recording shows', () => {
    const clip = fc.tuple(fc.integer({ min: -20, max: 120 }), fc.integer({ min: 0, max: 60 }));
    fc.assert(
      fc.property(fc.array(clip, { maxLength: 8 }), (raw) => {
        const clips = raw.map(([from, length]) => [from, from + length] as [number, number]);
        const seen = (second: number): boolean =>
          clips.some(([from, to]) => from <= second && second + 1 <= to);
        const found = gaps([0, 100], clips, 0);
        for (let second = 0; second < 100; second++)
          expect(found.some(([from, to]) => from! <= second && second < to!)).toBe(!seen(second));
      }),
    );
  });
});
