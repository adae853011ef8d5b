import { type CoverageFacts, coverageOf } from './coverage.rules.js';

const at = (seconds: number): string => new Date(Date.UTC(2026, 2, 2, 1) + seconds * 1000).toISOString();
const facts = (over: Partial<CoverageFacts> = {}): CoverageFacts => ({
  capturedFrom: at(0),
  capturedTo: at(600),
  durationMs: 600_000,
  offsetMs: 0,
  ...over,
});

describe('REC-02: what a recording really shows', () => {
  it.each([
    ['as said, when the file lasts as long', {}, [0, 600]],
    ['as said, when rounding makes the file a little shorter', { durationMs: 597_000 }, [0, 600]],
    ['no longer than the file lasts', { durationMs: 10_000 }, [0, 10]],
    ['no longer than was said, when the file lasts longer', { durationMs: 900_000 }, [0, 600]],
    ['the length of the file, when no end was said', { capturedTo: null, durationMs: 30_000 }, [0, 30]],
    ['by the true time, when the clock was ahead', { offsetMs: 120_000 }, [-120, 480]],
    ['by the true time, when the clock was behind', { offsetMs: -60_000 }, [60, 660]],
  ] as [string, Partial<CoverageFacts>, [number, number]][])('%s', (_name, over, [from, to]) => {
    expect(coverageOf(facts(over), 5000)).toEqual({ from: at(from), to: at(to) });
  });

  it('nothing, when nobody said when it began or the file cannot be read', () => {
    expect(coverageOf(facts({ capturedFrom: null }), 5000)).toBeUndefined();
    expect(coverageOf(facts({ durationMs: null }), 5000)).toBeUndefined();
  });
});
