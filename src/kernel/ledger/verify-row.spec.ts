import { LogAudit } from './audit.js';
import { AGENCY, headOver, logOf, verifierKey } from './audit-harness.js';
import { validRange } from './verify-row.js';

describe('a flawless run', () => {
  const { rows } = logOf(6);

  it('is what follows without a gap', () => {
    expect(validRange(rows.slice(2, 5), AGENCY)).toEqual({
      from: 2,
      count: 3,
      firstAt: rows[2]!.at,
      lastAt: rows[4]!.at,
      leaves: rows[2]!.leafHash + rows[3]!.leafHash + rows[4]!.leafHash,
      cuts: [],
    });
  });

  it('is none of no rows, of another agency, with a gap, out of order, or with a changed column', () => {
    expect(validRange([], AGENCY)).toBeUndefined();
    expect(validRange(rows, 'agency-2')).toBeUndefined();
    expect(validRange(rows.toSpliced(2, 1), AGENCY)).toBeUndefined();
    expect(validRange(rows.toReversed(), AGENCY)).toBeUndefined();
    expect(validRange(rows.with(3, { ...rows[3]!, act: 'other' }), AGENCY)).toBeUndefined();
    expect(validRange(rows.with(3, { ...rows[3]!, seq: 3.5 }), AGENCY)).toBeUndefined();
  });

  it.each([
    ['leaves a gap', 4, 6],
    ['comes again', 0, 3],
    ['leads beyond the head', 3, 7],
  ])('is not taken when it %s', (_, from, to) => {
    const log = logOf(7);
    const input = new LogAudit({ agency: AGENCY, verifierKey, head: headOver(log.rows.slice(0, 6)) });
    expect(input.addRange(validRange(log.rows.slice(0, 3), AGENCY)!)).toBe(true);
    expect(input.addRange(validRange(log.rows.slice(from, to), AGENCY)!)).toBe(false);
    expect(input.addRange(validRange(log.rows.slice(3, 6), AGENCY)!)).toBe(true);
    expect(input.finish()).toMatchObject({ ok: true, size: 6 });
  });
});
