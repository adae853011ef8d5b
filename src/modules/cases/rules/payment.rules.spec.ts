import { calculateDeadline, type SurchargeRate } from '../../../kernel/law/index.js';
import { addDays } from '../../../kernel/time.js';
import { lawFolder, loadLaw } from '../../calendar/index.js';
import { accountOn, type Debt, principalClearedOn } from './payment.rules.js';

const { book, calendar } = loadLaw(lawFolder());
const found = book.rule('PEN-25', { on: '2024-10-10' });
if (!found.ok) throw new Error('PEN-25 is missing');
const RATE = found.value.row.params as unknown as SurchargeRate;

const lastDayAfter = (served: string) => {
  const due = calculateDeadline(book, calendar, { ruleId: 'PEN-24', trigger: served });
  if (!due.ok) throw new Error(due.refusal.code);
  return due.value.due;
};
/** Served on 2024-10-10, a fine of 5,000 yuan. */
const debt = (changes: Partial<Debt> = {}): Debt => ({
  fineFen: 500_000,
  confiscatedFen: 0,
  lastDay: lastDayAfter('2024-10-10'),
  payments: [],
  excluded: [],
  ...changes,
});
const paid = (paidOn: string, amountFen: number) => ({ paidOn, amountFen });

describe('a fine and its surcharge (PEN-24, PEN-25)', () => {
  it('S10: served on 2024-10-10 it is due on 2024-10-25; served on 2024-09-20 it rolls to 2024-10-08', () => {
    expect(lastDayAfter('2024-10-10')).toBe('2024-10-25');
    expect(lastDayAfter('2024-09-20')).toBe('2024-10-08');
  });

  it('S10: paid on 2024-11-05, eleven days late, 1,650 yuan are owed besides', () => {
    expect(accountOn(debt({ payments: [paid('2024-11-05', 500_000)] }), '2024-11-05', RATE)).toMatchObject({
      surcharge: { days: 11, fen: 165_000, capped: false },
      paidFen: 500_000,
      owedFen: 165_000,
    });
  });

  it('S10: the surcharge is 4,950 yuan after 33 days and never more than the fine from the 34th', () => {
    const after = (days: number) => accountOn(debt(), addDays('2024-10-25', days), RATE).surcharge;
    expect(after(33)).toEqual({ days: 33, fen: 495_000, capped: false });
    expect(after(34)).toEqual({ days: 34, fen: 500_000, capped: true });
    expect(after(400)).toMatchObject({ fen: 500_000, capped: true });
  });

  it('S10: the days of a reconsideration accepted on the fifth day and decided sixty days later do not count', () => {
    const from = addDays('2024-10-25', 5);
    const excluded = [{ from, to: addDays(from, 59) }];
    const account = accountOn(debt({ excluded }), addDays('2024-10-25', 71), RATE);
    expect(account.surcharge).toEqual({ days: 11, fen: 165_000, capped: false });
  });

  it('nothing is added through the last day, nor before the decision is served', () => {
    expect(accountOn(debt(), '2024-10-25', RATE)).toMatchObject({ surcharge: { fen: 0 }, owedFen: 500_000 });
    expect(accountOn(debt({ lastDay: undefined }), '2025-12-31', RATE).surcharge.fen).toBe(0);
  });

  it('PEN-25: stops growing on the day the fine is paid, though the surcharge is paid later', () => {
    const payments = [paid('2024-11-05', 500_000)];
    expect(accountOn(debt({ payments }), '2025-03-01', RATE)).toMatchObject({
      surcharge: { days: 11, fen: 165_000 },
      owedFen: 165_000,
    });
    const settled = [...payments, paid('2025-03-01', 165_000)];
    expect(accountOn(debt({ payments: settled }), '2025-03-01', RATE).owedFen).toBe(0);
  });

  it('PEN-25: goes on growing after a part payment of the fine', () => {
    const payments = [paid('2024-11-05', 499_999)];
    expect(accountOn(debt({ payments }), '2024-11-15', RATE).surcharge).toMatchObject({
      days: 21,
      fen: 315_000,
    });
  });

  it('is reckoned for the day asked, not by a payment made after it', () => {
    const payments = [paid('2024-11-05', 500_000)];
    expect(accountOn(debt({ payments }), '2024-11-01', RATE).surcharge.days).toBe(7);
  });

  it('is three per cent of the fine alone, not of what was confiscated', () => {
    const account = accountOn(debt({ confiscatedFen: 1_000_000 }), '2024-11-05', RATE);
    expect(account).toMatchObject({ surcharge: { fen: 165_000 }, owedFen: 500_000 + 1_000_000 + 165_000 });
  });

  it('owes nothing when more than everything was paid', () => {
    expect(accountOn(debt({ payments: [paid('2024-10-20', 600_000)] }), '2024-10-20', RATE).owedFen).toBe(0);
  });
});

describe('the day the principal was cleared', () => {
  const principal = { fineFen: 300, confiscatedFen: 200 };

  it('is the day of the payment that completes fine and confiscation, in the order of the days', () => {
    const payments = [paid('2024-11-10', 200), paid('2024-11-20', 100), paid('2024-11-01', 300)];
    expect(principalClearedOn({ ...principal, payments })).toBe('2024-11-10');
  });

  it('is none while a fen is open', () => {
    expect(principalClearedOn({ ...principal, payments: [paid('2024-11-01', 499)] })).toBeUndefined();
  });
});
