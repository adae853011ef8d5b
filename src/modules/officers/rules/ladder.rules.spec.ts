import { addDays } from '../../../kernel/time.js';
import { rungOn } from './ladder.rules.js';

const LADDER = [180, 90, 60, 30, 7];
const END = '2027-01-31';
const left = (days: number) => rungOn(END, addDays(END, -days), LADDER);

describe('expiry ladder (CERT-06)', () => {
  it.each([
    [181, undefined],
    [180, 180],
    [91, 180],
    [90, 90],
    [60, 60],
    [31, 60],
    [30, 30],
    [8, 30],
    [7, 7],
    [0, 7],
    [-1, undefined],
  ])('CERT-06: with %i days left the rung is %s', (days, rung) => {
    expect(left(days)?.days).toBe(rung);
  });

  it('CERT-06: says how many days are left, the last valid day being day 0', () => {
    expect(left(0)).toEqual({ days: 7, daysLeft: 0 });
  });

  it('CERT-06: needs no order in the row', () => {
    expect(rungOn(END, addDays(END, -45), [7, 30, 180, 60, 90])?.days).toBe(60);
  });
});
