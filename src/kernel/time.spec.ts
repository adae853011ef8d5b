import {
  addDays,
  ageOn,
  daysBetween,
  instantOf,
  isInstant,
  isLegalDay,
  legalDayOf,
  startOfLegalDay,
  weekdayOf,
} from './time.js';

describe('a legal day', () => {
  it('begins at midnight in China, wherever the program runs', () => {
    expect(legalDayOf('2025-12-31T15:59:59.999Z')).toBe('2025-12-31');
    expect(legalDayOf('2025-12-31T16:00:00.000Z')).toBe('2026-01-01');
    expect(legalDayOf(new Date('2025-12-31T16:00:00.000Z'))).toBe('2026-01-01');
    expect(startOfLegalDay('2026-01-01')).toBe('2025-12-31T16:00:00.000Z');
  });

  it.each(['2024-02-29', '2000-02-29', '2025-12-31'])('%s is one', (text) =>
    expect(isLegalDay(text)).toBe(true),
  );

  it.each([
    '2025-02-29',
    '2025-02-30',
    '2025-13-01',
    '2025-00-10',
    '2025-1-1',
    '20250101',
    '2025-01-01T00:00',
    ' 2025-01-01',
    20250101,
    null,
    undefined,
  ])('%p is none', (text) => expect(isLegalDay(text)).toBe(false));

  it('is counted on over month, year and leap day', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29');
    expect(addDays('2025-02-28', 1)).toBe('2025-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2);
    expect(daysBetween('2025-03-01', '2025-02-28')).toBe(-1);
  });

  it('is never shortened or lengthened by a change of the clocks in another country', () => {
    expect(addDays('2025-03-08', 2)).toBe('2025-03-10');
    expect(daysBetween('2025-11-01', '2025-11-03')).toBe(2);
  });

  it('has the weekday of the calendar, Sunday first', () => {
    expect(weekdayOf('2024-09-29')).toBe(0);
    expect(weekdayOf('2024-09-28')).toBe(6);
    expect(weekdayOf('2024-09-27')).toBe(5);
  });
});

describe('an instant', () => {
  it('is written in UTC with three decimals', () => {
    expect(instantOf(new Date('2026-09-30T22:00:00+08:00'))).toBe('2026-09-30T14:00:00.000Z');
  });

  it.each([
    '2026-09-30T22:00:00+08:00',
    '2026-09-30T14:00Z',
    '2026-09-30T14:00:00.123456789Z',
    '2026-09-30T14:00:00-05:00',
  ])('%s is one', (text) => expect(isInstant(text)).toBe(true));

  it.each([
    '2026-09-30T22:00:00',
    '2026-09-30',
    '2026-02-30T22:00:00Z',
    '2026-09-30T25:00:00Z',
    '2026-09-30 22:00:00Z',
    'now',
    1_790_000_000_000,
    undefined,
  ])('%p is none', (text) => expect(isInstant(text)).toBe(false));
});

describe('an age', () => {
  it('is complete on the birthday, not a day before', () => {
    expect(ageOn('2009-06-01', '2027-05-31')).toBe(17);
    expect(ageOn('2009-06-01', '2027-06-01')).toBe(18);
    expect(ageOn('2009-06-01', '2027-12-31')).toBe(18);
    expect(ageOn('2009-06-01', '2009-06-01')).toBe(0);
  });

  it('of one born on 29 February is complete on 1 March of a common year', () => {
    expect(ageOn('2012-02-29', '2026-02-28')).toBe(13);
    expect(ageOn('2012-02-29', '2026-03-01')).toBe(14);
    expect(ageOn('2012-02-29', '2028-02-29')).toBe(16);
  });
});
