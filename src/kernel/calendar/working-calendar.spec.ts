import { addDays } from '../time.js';
import { checkCalendarYear } from './check-year.js';
import { WorkingCalendar, type CalendarYear } from './working-calendar.js';

const YEAR_2026: CalendarYear = {
  year: 2026,
  notice: '国务院办公厅关于2026年部分节假日安排的通知',
  daysOff: [
    { from: '2026-01-01', to: '2026-01-03', name: '元旦', statutory: ['2026-01-01'] },
    { from: '2026-02-15', to: '2026-02-23' },
    { from: '2026-04-04', to: '2026-04-06' },
    { from: '2026-05-01', to: '2026-05-05' },
    { from: '2026-06-19', to: '2026-06-21' },
    { from: '2026-09-25', to: '2026-09-27' },
    { from: '2026-10-01', to: '2026-10-07' },
  ],
  makeUpWorkdays: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
  workingDaysInYear: 248,
};

describe('WorkingCalendar', () => {
  const calendar = new WorkingCalendar([YEAR_2026]);

  it.each([
    ['2026-01-05', 'weekday', true],
    ['2026-01-04', 'make-up', true],
    ['2026-01-02', 'day-off', false],
    ['2026-01-10', 'weekend', false],
  ])('%s is a %s (worked: %s)', (day, kind, working) => {
    expect(calendar.dayOf(day)).toMatchObject({ kind, working, known: true });
  });

  it('keeps the statutory flag apart from the day off, and unknown where the days are not told apart', () => {
    expect(calendar.dayOf('2026-01-01')).toMatchObject({ dayOff: true, statutory: true });
    expect(calendar.dayOf('2026-01-02')).toMatchObject({ dayOff: true, statutory: false });
    expect(calendar.dayOf('2026-10-01')).toMatchObject({ dayOff: true, statutory: undefined });
    expect(calendar.dayOf('2026-01-10')).toMatchObject({ dayOff: false, statutory: false });
  });

  it('assumes Monday to Friday for an unpublished year and says so', () => {
    expect(calendar.knows(2027)).toBe(false);
    expect(calendar.dayOf('2027-01-04')).toMatchObject({ working: true, known: false });
    expect(calendar.dayOf('2027-01-02')).toMatchObject({ working: false, known: false });
  });

  it('knows the holidays that the regulation fixes by date in an unpublished year too', () => {
    for (const day of ['2027-01-01', '2027-05-01', '2027-05-02', '2027-10-01', '2027-10-02', '2027-10-03'])
      expect([day, calendar.dayOf(day)]).toMatchObject([
        day,
        { kind: 'day-off', working: false, dayOff: true, statutory: true, known: false },
      ]);
    expect(calendar.dayOf('2027-05-03')).toMatchObject({ working: true, known: false });
    // Before the amendment of 2024 the second of May was none.
    expect(new WorkingCalendar([]).dayOf('2024-05-02').working).toBe(true);
    expect(new WorkingCalendar([]).dayOf('2024-05-01').working).toBe(false);
  });

  it('counts the days worked between two days as one by one, over years published and not', () => {
    const days = [
      '2025-12-20',
      '2025-12-31',
      '2026-01-01',
      '2026-02-14',
      '2026-09-30',
      '2026-12-31',
      '2027-03-01',
    ];
    for (const from of days)
      for (const to of days) {
        let count = 0;
        const [early, late] = from <= to ? [from, to] : [to, from];
        for (let day = addDays(early, 1); day <= late; day = addDays(day, 1))
          if (calendar.isWorkingDay(day)) count += 1;
        expect([from, to, calendar.workingDaysBetween(from, to)]).toEqual([
          from,
          to,
          from <= to ? count : 0 - count,
        ]);
      }
    expect(calendar.workingDaysBetween('2025-12-31', '2026-12-31')).toBe(YEAR_2026.workingDaysInYear);
  });

  it('lets a corrected notice replace the earlier one', () => {
    const corrected = new WorkingCalendar([YEAR_2026, { ...YEAR_2026, daysOff: [], makeUpWorkdays: [] }]);
    expect(corrected.isWorkingDay('2026-10-01')).toBe(true);
  });
});

describe('checkCalendarYear', () => {
  const problems = (data: unknown) => {
    const checked = checkCalendarYear(data);
    return checked.ok ? [] : checked.problems.map(({ path, problem }) => `${path}: ${problem}`);
  };

  it('accepts a year as published', () => {
    expect(checkCalendarYear(structuredClone(YEAR_2026))).toEqual({ ok: true, value: YEAR_2026 });
  });

  it('catches a slip by the count of working days', () => {
    const makeUpWorkdays = YEAR_2026.makeUpWorkdays.slice(1);
    expect(problems({ ...YEAR_2026, makeUpWorkdays })).toEqual([
      'workingDaysInYear: says 248, the days come to 247',
    ]);
  });

  it('finds a make-up day on a weekday, in another year, or inside a holiday', () => {
    const makeUpWorkdays = ['2026-01-05', '2027-01-02', '2026-10-03'];
    expect(problems({ ...YEAR_2026, makeUpWorkdays })).toEqual([
      'makeUpWorkdays[0]: must be a Saturday or Sunday',
      'makeUpWorkdays[1]: must lie in 2026',
      'makeUpWorkdays[2]: is also a day off',
    ]);
  });

  it('finds an unknown key, an impossible day and a run that ends before it begins', () => {
    const daysOff = [
      { from: '2026-02-30', to: '2026-03-01' },
      { from: '2026-05-05', to: '2026-05-01' },
    ];
    expect(problems({ ...YEAR_2026, daysOff, makeUpWorkdays: [], makeupWorkdays: [] })).toEqual([
      expect.stringMatching(/^makeupWorkdays: unknown key/),
      'daysOff[0].from: must be a calendar day written YYYY-MM-DD',
      'daysOff[1]: ends before it begins',
    ]);
  });

  it('finds a statutory day outside its run', () => {
    const daysOff = [{ from: '2026-01-01', to: '2026-01-03', statutory: ['2026-01-04'] }];
    expect(problems({ ...YEAR_2026, daysOff })).toEqual([
      'daysOff[0].statutory[0]: must lie in its run of days off',
    ]);
  });
});
