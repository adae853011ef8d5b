import fc from 'fast-check';
import { addDays } from '../time.js';
import { latePaymentSurcharge } from './surcharge.js';

const RATE = { percentPerDay: 3, capPercent: 100 };
const LAST_DAY = '2024-10-25';

describe('PEN-25 late-payment surcharge', () => {
  it('is nothing on the last lawful day or before', () => {
    for (const paidOn of [LAST_DAY, '2024-10-01']) {
      expect(latePaymentSurcharge({ fineFen: 500_000, lastDay: LAST_DAY, paidOn, excluded: [] }, RATE)).toEqual({
        days: 0,
        fen: 0,
        capped: false,
      });
    }
  });

  it('rounds a fraction of a fen down', () => {
    const payment = { fineFen: 1_033, lastDay: LAST_DAY, paidOn: '2024-10-26', excluded: [] };
    expect(latePaymentSurcharge(payment, RATE).fen).toBe(30);
  });

  it('leaves a day out once, however many exclusions cover it, and only late days', () => {
    const excluded = [
      { from: '2024-10-20', to: '2024-10-28' },
      { from: '2024-10-27', to: '2024-10-29' },
      { from: '2024-11-05', to: '2024-12-31' },
    ];
    const payment = { fineFen: 500_000, lastDay: LAST_DAY, paidOn: '2024-11-05', excluded };
    expect(latePaymentSurcharge(payment, RATE)).toEqual({ days: 6, fen: 90_000, capped: false });
  });

  it('never exceeds the fine and never falls as days pass', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.integer({ min: 0, max: 400 }), (fineFen, late) => {
        const on = (days: number) =>
          latePaymentSurcharge(
            { fineFen, lastDay: LAST_DAY, paidOn: addDays(LAST_DAY, days), excluded: [] },
            RATE,
          );
        expect(on(late).fen).toBeLessThanOrEqual(fineFen);
        expect(on(late + 1).fen).toBeGreaterThanOrEqual(on(late).fen);
        expect(on(late).capped).toBe(late >= 34);
      }),
    );
  });
});
