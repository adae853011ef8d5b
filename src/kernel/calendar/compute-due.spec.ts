import { addMonths, computeDue } from './compute-due.js';
import type { CountedPeriod, Due, Suspension } from './period.js';
import { WorkingCalendar } from './working-calendar.js';

/** Two years made for the test: one holiday with one make-up day on each side of the new year. */
const calendar = new WorkingCalendar([
  {
    year: 2025,
    notice: 'test',
    daysOff: [{ from: '2025-10-01', to: '2025-10-08', name: '国庆节' }],
    makeUpWorkdays: ['2025-09-28', '2025-10-11'],
    workingDaysInYear: 257,
  },
  { year: 2026, notice: 'test', daysOff: [], makeUpWorkdays: [], workingDaysInYear: 261 },
]);

const period = (dayKind: CountedPeriod['dayKind'], value: number, more: Partial<CountedPeriod> = {}) => ({
  dayKind,
  value,
  firstDayCounts: false,
  roll: false,
  direction: 'after' as const,
  sense: 'at-most' as const,
  ...more,
});
const count = (p: CountedPeriod, trigger: string, suspensions: Suspension[] = []): Due =>
  computeDue(p, trigger, calendar, { suspensions });
const kinds = (due: Due) => due.steps.map((step) => `${step.kind} ${step.from}..${step.to}`);

describe('working days', () => {
  it('leave out the trigger day, weekends and days off, and count make-up days, each with its reason', () => {
    const due = count(period('WD', 4), '2025-09-26');
    expect(due).toMatchObject({ due: '2025-10-09', strict: '2025-10-09', provisional: false });
    expect(due.steps.map(({ from, to, kind, n, why }) => [from, to, kind, n, why])).toEqual([
      ['2025-09-26', '2025-09-26', 'trigger', 0, '起算日，当日不计入期限'],
      ['2025-09-27', '2025-09-27', 'weekend', 0, '周末，不计'],
      ['2025-09-28', '2025-09-28', 'make-up', 1, '调休上班日，按工作日计，第1个工作日'],
      ['2025-09-29', '2025-09-29', 'counted', 2, '工作日，第2个工作日'],
      ['2025-09-30', '2025-09-30', 'counted', 3, '工作日，第3个工作日'],
      ['2025-10-01', '2025-10-08', 'day-off', 3, '国庆节放假，不计'],
      ['2025-10-09', '2025-10-09', 'counted', 4, '工作日，第4个工作日'],
    ]);
  });

  it('count the trigger day where a local rule says so', () => {
    const firstDayCounts = true;
    expect(count(period('WD', 2, { firstDayCounts }), '2025-09-29').due).toBe('2025-09-30');
    expect(count(period('WD', 1, { firstDayCounts }), '2025-10-04').due).toBe('2025-10-09');
  });

  it('mark every step of an unpublished year as assumed', () => {
    const due = count(period('WD', 3), '2026-12-30');
    expect(due).toMatchObject({ due: '2027-01-05', provisional: true });
    expect(due.steps.map(({ from, kind, assumed }) => [from, kind, assumed])).toEqual([
      ['2026-12-30', 'trigger', false],
      ['2026-12-31', 'counted', false],
      ['2027-01-01', 'day-off', true],
      ['2027-01-02', 'weekend', true],
      ['2027-01-04', 'counted', true],
      ['2027-01-05', 'counted', true],
    ]);
    expect(due.steps[2]?.why).toContain('2027年放假安排未公布，依全国年节及纪念日放假办法：');
    expect(due.steps[4]?.why).toBe('2027年放假安排未公布，暂按周一至周五推定：工作日，第2个工作日');
  });

  it.each([
    // Only 1 January, 1 and 2 May and 1 to 3 October: the rest of a holiday waits for its notice.
    ['2026-12-28', 5, '2027-01-05'],
    ['2027-04-29', 2, '2027-05-03'],
    ['2027-09-30', 1, '2027-10-04'],
    ['2028-04-28', 1, '2028-05-03'],
  ])('count no holiday that the regulation fixes by date: %s and %i', (from, days, due) => {
    expect(count(period('WD', days), from)).toMatchObject({ due, provisional: true });
  });
});

describe('natural days', () => {
  it('count holidays and roll a last day off to the first working day after', () => {
    expect(count(period('ND', 15, { roll: true }), '2025-09-20')).toMatchObject({
      lastDay: '2025-10-05',
      due: '2025-10-09',
      strict: '2025-09-30',
    });
  });

  it('roll onto a make-up Sunday, which is worked', () => {
    expect(count(period('ND', 15, { roll: true }), '2025-09-12').due).toBe('2025-09-28');
  });

  it('do not roll where the rule does not: release on the day, plan for the last working day before', () => {
    expect(count(period('ND!', 30), '2025-09-04')).toMatchObject({ due: '2025-10-04', strict: '2025-09-30' });
  });

  it('plan for the last day itself when no working day lies between', () => {
    expect(count(period('ND', 3), '2025-10-01')).toMatchObject({ due: '2025-10-04', strict: '2025-10-04' });
  });

  it('count the trigger day where a local rule says so', () => {
    expect(count(period('ND', 10, { firstDayCounts: true }), '2025-11-03').due).toBe('2025-11-12');
  });

  it('say so when only the last day lies in an unpublished year', () => {
    const due = count(period('ND', 15, { roll: true }), '2026-12-17');
    expect(due).toMatchObject({ due: '2027-01-04', provisional: true });
    expect(due.steps.filter((step) => step.assumed).map((step) => step.from)).toEqual([
      '2027-01-01',
      '2027-01-02',
      '2027-01-04',
    ]);
  });
});

describe('months and years', () => {
  it.each([
    ['2025-08-31', 6, '2026-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2025-11-30', 3, '2026-02-28'],
    ['2026-01-15', -3, '2025-10-15'],
    ['2024-02-29', 12, '2025-02-28'],
  ])('%s and %i months: the same number, or the last of the month', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('roll a last day off', () => {
    expect(count(period('MO', 1, { roll: true }), '2025-09-01')).toMatchObject({
      lastDay: '2025-10-01',
      due: '2025-10-09',
      strict: '2025-09-30',
    });
  });

  it('end a day earlier where the first day counts', () => {
    expect(count(period('YR', 1, { firstDayCounts: true }), '2025-03-03').lastDay).toBe('2026-03-02');
  });

  it('are extended by suspended days', () => {
    const stop = [{ from: '2025-11-10', to: '2025-11-19', reason: '中止' }];
    expect(count(period('MO', 1), '2025-11-03', stop).due).toBe('2025-12-13');
  });

  it('a minimum is planned for its own last day, since earlier would break it', () => {
    expect(count(period('MO', 1, { sense: 'at-least' }), '2025-09-04')).toMatchObject({
      due: '2025-10-04',
      strict: '2025-10-04',
    });
  });
});

describe('hours', () => {
  it('run through nights and holidays from the moment, whatever offset it was written in', () => {
    const due = count(period('HR', 24), '2025-09-30T22:00:00+08:00');
    expect(due).toMatchObject({
      due: '2025-10-01T14:00:00.000Z',
      strict: '2025-10-01T14:00:00.000Z',
      provisional: false,
    });
    expect(count(period('HR', 24), '2025-09-30T14:00:00Z').due).toBe(due.due);
  });
});

describe('fixed dates', () => {
  const report = { dayKind: 'FIX', date: '01-31', year: 'following' } as const;

  it('stand in the year after the trigger, never roll, and are planned for the last working day before', () => {
    expect(computeDue(report, '2025-12-31', calendar)).toMatchObject({
      due: '2026-01-31',
      strict: '2026-01-30',
    });
    expect(computeDue({ ...report, year: 'same' }, '2025-01-01', calendar).due).toBe('2025-01-31');
  });
});

describe('periods counted back from an event', () => {
  const notice = period('WD', 7, { direction: 'before' });

  it('PEN-11 has two readings: the hearing as day 7 (due) and seven clear days (strict)', () => {
    const due = count(notice, '2025-11-14');
    expect(due).toMatchObject({ due: '2025-11-05', strict: '2025-11-04' });
    expect(due.steps.filter((step) => step.counted > 0)).toHaveLength(7);
  });

  it('PEN-11 a hearing on a day off cannot itself be the seventh working day', () => {
    expect(count(notice, '2025-11-15')).toMatchObject({ due: '2025-11-05', strict: '2025-11-05' });
  });

  it('PEN-11 passes over holidays and counts make-up days', () => {
    expect(count(notice, '2025-10-10')).toMatchObject({ due: '2025-09-24', strict: '2025-09-23' });
  });

  it('LIC-06 thirty natural days before expiry, planned for a working day', () => {
    expect(count(period('ND', 30, { direction: 'before' }), '2025-11-03')).toMatchObject({
      due: '2025-10-04',
      strict: '2025-09-30',
    });
  });
});

describe('suspensions', () => {
  const hearing = { from: '2025-11-04', to: '2025-11-06', reason: '听证' };

  it('leave their days out of working and natural days', () => {
    expect(count(period('WD', 3), '2025-11-03', [hearing]).due).toBe('2025-11-11');
    expect(count(period('ND', 3), '2025-11-03', [hearing]).due).toBe('2025-11-09');
    expect(kinds(count(period('ND', 3), '2025-11-02', [hearing]))).toEqual([
      'trigger 2025-11-02..2025-11-02',
      'counted 2025-11-03..2025-11-03',
      'suspended 2025-11-04..2025-11-06',
      'counted 2025-11-07..2025-11-08',
      'last-day 2025-11-08..2025-11-08',
      'strict 2025-11-07..2025-11-07',
    ]);
  });

  it('that overlap are left out once and named together', () => {
    const test = { from: '2025-11-05', to: '2025-11-10', reason: '鉴定' };
    const due = count(period('ND', 3), '2025-11-03', [test, hearing]);
    expect(due.due).toBe('2025-11-13');
    expect(
      due.steps.filter((step) => step.kind === 'suspended').map(({ from, to, why }) => [from, to, why]),
    ).toEqual([
      ['2025-11-04', '2025-11-04', '听证期间不计入期限'],
      ['2025-11-05', '2025-11-06', '鉴定、听证期间不计入期限'],
      ['2025-11-07', '2025-11-10', '鉴定期间不计入期限'],
    ]);
  });

  it('on the days a roll passes over carry it further', () => {
    const stop = { from: '2025-11-10', to: '2025-11-11', reason: '中止' };
    expect(count(period('ND', 5, { roll: true }), '2025-11-03', [stop])).toMatchObject({
      lastDay: '2025-11-08',
      due: '2025-11-12',
    });
  });

  it('before the trigger or after the last day change nothing', () => {
    const before = { from: '2025-10-20', to: '2025-11-03', reason: '听证' };
    const after = { from: '2025-11-07', to: '2025-11-30', reason: '听证' };
    expect(count(period('ND', 3), '2025-11-03', [before, after]).due).toBe('2025-11-06');
  });

  it('are a fault of the program on a period that cannot stop', () => {
    expect(() => count(period('HR', 24), '2025-11-03T00:00:00Z', [hearing])).toThrow(/cannot be suspended/);
  });
});
