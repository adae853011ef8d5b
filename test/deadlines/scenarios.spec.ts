import { lawFolder, loadLaw } from '../../src/modules/calendar/load-law.js';
import { calculateDeadline, latePaymentSurcharge, type Deadline } from '../../src/kernel/law/index.js';
import type { DeadlineRequest } from '../../src/kernel/law/index.js';

const { book, calendar } = loadLaw(lawFolder());
const PLACE = '370102';

function deadline(ruleId: string, trigger: string, more: Partial<DeadlineRequest> = {}): Deadline {
  const result = calculateDeadline(book, calendar, { ruleId, trigger, place: PLACE, ...more });
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.detail}`);
  return result.value;
}
const due = (ruleId: string, trigger: string, more: Partial<DeadlineRequest> = {}) =>
  deadline(ruleId, trigger, more).due;
const countedDays = (ruleId: string, trigger: string) =>
  deadline(ruleId, trigger)
    .steps.filter((step) => step.counted > 0)
    .map((step) => step.from);

function guard(ruleId: string, on: string) {
  const found = book.rule(ruleId, { on, place: PLACE });
  if (!found.ok) throw new Error(found.refusal.detail);
  return found.value.row;
}

describe('S1 a penalty decided on Friday 2024-09-27, before the National Day shuffle', () => {
  it('PUB-01 publish by Saturday 2024-10-12, a make-up workday', () => {
    expect(due('PUB-01', '2024-09-27')).toBe('2024-10-12');
    expect(countedDays('PUB-01', '2024-09-27')).toEqual([
      '2024-09-29',
      '2024-09-30',
      '2024-10-08',
      '2024-10-09',
      '2024-10-10',
      '2024-10-11',
      '2024-10-12',
    ]);
  });

  it('PEN-19 deliver to an absent party by the same day', () => {
    expect(due('PEN-19', '2024-09-27')).toBe('2024-10-12');
  });

  it('PUB-02 twenty working days for a non-penalty decision', () => {
    expect(due('PUB-02', '2024-09-27')).toBe('2024-10-30');
  });
});

describe('S2 a decision of 2025-01-20, before Spring Festival', () => {
  it('PUB-01 counts the make-up Sunday 01-26', () => {
    expect(due('PUB-01', '2025-01-20')).toBe('2025-02-05');
    expect(countedDays('PUB-01', '2025-01-20')).toEqual([
      '2025-01-21',
      '2025-01-22',
      '2025-01-23',
      '2025-01-24',
      '2025-01-26',
      '2025-01-27',
      '2025-02-05',
    ]);
  });

  it('PUB-08 market regulation has twenty working days, as a variant of PUB-01 and under its own id', () => {
    const variant = deadline('PUB-01', '2025-01-20', { domain: 'market-regulation' });
    expect(variant.due).toBe('2025-02-21');
    expect(variant.layer).toEqual({
      pack: 'cn',
      version: '2026.1',
      place: '',
      domain: 'market-regulation',
    });
    expect(due('PUB-08', '2025-01-20')).toBe('2025-02-21');
  });
});

it.each([
  ['2025-09-26', '2025-10-13'],
  ['2026-02-06', '2026-02-24'],
])('S4 PEN-05 registered preservation of %s is dealt with by %s', (trigger, expected) => {
  expect(due('PEN-05', trigger)).toBe(expected);
});

it('S4 PEN-05 counts the make-up days 09-28 and 10-11', () => {
  expect(countedDays('PEN-05', '2025-09-26')).toEqual([
    '2025-09-28',
    '2025-09-29',
    '2025-09-30',
    '2025-10-09',
    '2025-10-10',
    '2025-10-11',
    '2025-10-13',
  ]);
});

describe('S8 the simple procedure', () => {
  it('PEN-20 the limits stand in the pack in fen: 200 yuan for a citizen, 3,000 for an organisation', () => {
    expect(guard('PEN-20', '2024-09-30').params).toMatchObject({
      limitFen: { citizen: 20_000, organisation: 300_000 },
      warningAllowed: true,
    });
  });

  it('PEN-02 at least two officers', () => {
    expect(guard('PEN-02', '2024-09-30').params).toEqual({ minimumOfficers: 2 });
  });

  it('PEN-23 cash reaches the agency in two working days, the bank in two more', () => {
    const toAgency = due('PEN-23', '2024-09-30');
    expect(toAgency).toBe('2024-10-09');
    expect(due('PEN-23b', toAgency)).toBe('2024-10-11');
  });
});

describe('S10 paying the fine', () => {
  const { percentPerDay, capPercent } = guard('PEN-25', '2024-10-10').params;
  const rate = { percentPerDay: Number(percentPerDay), capPercent: Number(capPercent) };
  const fineFen = 500_000;
  const lastDay = due('PEN-24', '2024-10-10');

  it('PEN-24 fifteen natural days; a last day in the holiday rolls to 2024-10-08', () => {
    expect(lastDay).toBe('2024-10-25');
    expect(deadline('PEN-24', '2024-09-20')).toMatchObject({
      lastDay: '2024-10-05',
      due: '2024-10-08',
      strict: '2024-09-30',
    });
  });

  it('PEN-25 eleven late days of a 5,000 yuan fine cost 1,650 yuan', () => {
    const surcharge = latePaymentSurcharge({ fineFen, lastDay, paidOn: '2024-11-05', excluded: [] }, rate);
    expect(surcharge).toEqual({ days: 11, fen: 165_000, capped: false });
  });

  it('PEN-25 thirty-three days are 99 %, the thirty-fourth hits the ceiling', () => {
    const paid = (paidOn: string) => latePaymentSurcharge({ fineFen, lastDay, paidOn, excluded: [] }, rate);
    expect(paid('2024-11-27')).toEqual({ days: 33, fen: 495_000, capped: false });
    expect(paid('2024-11-28')).toEqual({ days: 34, fen: 500_000, capped: true });
    expect(paid('2026-11-28').fen).toBe(500_000);
  });

  it('PEN-25 the days of a reconsideration are left out', () => {
    const excluded = [{ from: '2024-10-30', to: '2024-12-29' }];
    const surcharge = latePaymentSurcharge({ fineFen, lastDay, paidOn: '2025-01-03', excluded }, rate);
    expect(surcharge).toEqual({ days: 9, fen: 135_000, capped: false });
  });
});

describe('S12 a licence application accepted on 2026-02-10', () => {
  it.each([
    ['LIC-01', '2026-02-10', '2026-02-24'],
    ['LIC-02', '2026-02-10', '2026-03-16'],
    ['LIC-02b', '2026-02-10', '2026-03-30'],
    ['LIC-10', '2026-03-06', '2026-03-17'],
    ['LIC-05', '2026-03-06', '2026-03-20'],
  ])('%s from %s is due %s', (ruleId, trigger, expected) => {
    expect(due(ruleId, trigger)).toBe(expected);
  });
});

describe('S15 a review sent on Friday 2026-09-18', () => {
  it('REV-01 five working days by default, 2026-09-20 being a workday', () => {
    expect(due('REV-01', '2026-09-18')).toBe('2026-09-24');
  });

  it('REV-02 extended to ten in all', () => {
    expect(due('REV-02', '2026-09-18')).toBe('2026-10-09');
  });
});

describe('S19 body-camera footage of a seizure ending 2026-09-30 22:00', () => {
  it('REC-06 uploaded at 21:00 next day is in time, at 23:00 an hour late', () => {
    const limit = Date.parse(due('REC-06', '2026-09-30T22:00:00+08:00'));
    expect(Date.parse('2026-10-01T21:00:00+08:00')).toBeLessThan(limit);
    expect(Date.parse('2026-10-01T23:00:00+08:00') - limit).toBe(3_600_000);
  });

  it('REC-07 unlinked footage is kept through 2027-03-30, or 2027-04-01 counted from the upload', () => {
    const kept = deadline('REC-07', '2026-09-30');
    expect(kept).toMatchObject({ due: '2027-03-30', strict: '2027-03-30', provisional: true });
    expect(due('REC-07', '2026-10-01')).toBe('2027-04-01');
  });
});

describe('dates the interface promises', () => {
  it('PEN-06 filed 2025-07-08: due 2025-10-09, plan for 2025-09-30', () => {
    const answer = deadline('PEN-06', '2025-07-08');
    expect(answer).toMatchObject({
      ruleId: 'PEN-06',
      due: '2025-10-09',
      strict: '2025-09-30',
      lastDay: '2025-10-06',
      provisional: false,
      dayKind: 'ND',
      basis: '《行政处罚法》第六十条',
      confidence: 'T',
    });
    expect(answer.steps.map(({ kind, from, to, n }) => ({ kind, from, to, n }))).toEqual([
      { kind: 'trigger', from: '2025-07-08', to: '2025-07-08', n: 0 },
      { kind: 'counted', from: '2025-07-09', to: '2025-10-06', n: 90 },
      { kind: 'last-day', from: '2025-10-06', to: '2025-10-06', n: 90 },
      { kind: 'day-off', from: '2025-10-07', to: '2025-10-08', n: 90 },
      { kind: 'rolled', from: '2025-10-09', to: '2025-10-09', n: 90 },
      { kind: 'strict', from: '2025-09-30', to: '2025-09-30', n: 90 },
    ]);
  });

  it('PUB-05 the 2024 report is due 2025-01-31 in the holiday, planned for 2025-01-27', () => {
    expect(deadline('PUB-05', '2024-12-31')).toMatchObject({ due: '2025-01-31', strict: '2025-01-27' });
  });

  it('COE-05 a seizure never rolls: thirty days from 2026-09-03 end on 2026-10-03', () => {
    expect(deadline('COE-05', '2026-09-03')).toMatchObject({
      due: '2026-10-03',
      strict: '2026-09-30',
      dayKind: 'ND!',
    });
    expect(due('COE-05b', '2026-09-03')).toBe('2026-11-02');
  });

  it('PEN-11 a hearing on Tuesday 2025-06-24: seven days back, or seven clear days', () => {
    expect(deadline('PEN-11', '2025-06-24')).toMatchObject({ due: '2025-06-13', strict: '2025-06-12' });
  });

  it('PEN-06 filed 2026-11-20 crosses the unpublished 2027 and says so', () => {
    const answer = deadline('PEN-06', '2026-11-20');
    expect(answer).toMatchObject({ due: '2027-02-18', provisional: true });
    expect(answer.steps.filter((step) => step.assumed).map((step) => step.from)).toEqual(['2027-02-18']);
  });
});
