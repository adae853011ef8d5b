import { notInFuture, spanHolds } from './dates.rules.js';

const NOW = '2026-09-14T02:00:00.000Z';
const span = (from: string, to: string) => spanHolds({ from, to }, NOW);

describe('a day entered', () => {
  it('is today or earlier', () => {
    expect(notInFuture('2026-09-14', '2026-09-14').ok).toBe(true);
    expect(notInFuture('2026-09-15', '2026-09-14')).toMatchObject({
      ok: false,
      refusal: { code: 'case.future-day' },
    });
  });
});

describe('the time of an act', () => {
  it('may be a single moment, and does not end before it begins', () => {
    expect(span('2026-09-14T01:00:00Z', '2026-09-14T01:00:00Z').ok).toBe(true);
    expect(span('2026-09-14T01:00:00Z', '2026-09-14T00:59:59Z')).toMatchObject({
      ok: false,
      refusal: { code: 'case.times-reversed' },
    });
  });

  it('is compared as a moment, whatever offset it is written with', () => {
    expect(span('2026-09-14T09:00:00+08:00', '2026-09-14T01:30:00Z').ok).toBe(true);
    expect(span('2026-09-14T01:30:00Z', '2026-09-14T09:00:00+08:00').ok).toBe(false);
  });

  it('is over, with five minutes for the clocks of phones', () => {
    expect(span('2026-09-14T01:00:00Z', '2026-09-14T02:05:00Z').ok).toBe(true);
    expect(span('2026-09-14T01:00:00Z', '2026-09-14T02:05:01Z')).toMatchObject({
      ok: false,
      refusal: { code: 'case.future-day' },
    });
  });
});
