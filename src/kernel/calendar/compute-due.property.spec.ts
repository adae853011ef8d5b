import fc from 'fast-check';
import { computeDue } from './compute-due.js';
import type { CountedPeriod, DayKind, Suspension } from './period.js';
import { WorkingCalendar, type CalendarYear } from './working-calendar.js';

/**
 * An oracle that shares nothing with the engine: it numbers days, keeps plain tables of days off and worked
 * weekends, and asks of every day in turn whether it counts.
 */
const DAY = 86_400_000;
const number = (day: string) => Date.UTC(+day.slice(0, 4), +day.slice(5, 7) - 1, +day.slice(8)) / DAY;
const written = (n: number) => new Date(n * DAY).toISOString().slice(0, 10);
const isWeekend = (n: number) => (n + 4) % 7 === 0 || (n + 4) % 7 === 6;

interface World {
  readonly calendar: WorkingCalendar;
  readonly works: (n: number) => boolean;
}
const FIRST = number('2024-01-01');
const LAST = number('2027-12-31');

const world: fc.Arbitrary<World> = fc
  .record({
    off: fc.uniqueArray(fc.integer({ min: FIRST, max: LAST }), { maxLength: 60 }),
    worked: fc.uniqueArray(fc.integer({ min: FIRST, max: LAST }), { maxLength: 40 }),
  })
  .map(({ off, worked }) => {
    const daysOff = new Set(off);
    const makeUp = new Set(worked.filter((n) => isWeekend(n) && !daysOff.has(n)));
    const years: CalendarYear[] = [2024, 2025, 2026, 2027].map((year) => ({
      year,
      notice: 'generated',
      daysOff: off
        .map(written)
        .filter((day) => day.startsWith(`${year}`))
        .map((day) => ({ from: day, to: day })),
      makeUpWorkdays: [...makeUp].map(written).filter((day) => day.startsWith(`${year}`)),
      workingDaysInYear: 1,
    }));
    const works = (n: number) => !daysOff.has(n) && (!isWeekend(n) || makeUp.has(n));
    return { calendar: new WorkingCalendar(years), works };
  });

const trigger = fc.integer({ min: FIRST, max: number('2025-12-31') });
const suspensions = fc.array(
  fc.record({ start: fc.integer({ min: -20, max: 150 }), length: fc.integer({ min: 1, max: 40 }) }),
  { maxLength: 4 },
);
type Runs = ReadonlyArray<{ start: number; length: number }>;

const runsFrom = (t: number, runs: Runs): Suspension[] =>
  runs.map(({ start, length }) => ({
    from: written(t + start),
    to: written(t + start + length - 1),
    reason: '中止',
  }));
const suspendedOn = (t: number, runs: Runs) => (n: number) =>
  runs.some(({ start, length }) => n >= t + start && n < t + start + length);

const period = (dayKind: Exclude<DayKind, 'FIX'>, value: number, firstDayCounts: boolean, roll: boolean) =>
  ({ dayKind, value, firstDayCounts, roll, direction: 'after', sense: 'at-most' }) satisfies CountedPeriod;

/** Day numbers from the first that may count, one after another. */
function nth(first: number, count: number, counts: (n: number) => boolean): number {
  let left = count;
  for (let n = first; ; n++) if (counts(n) && --left === 0) return n;
}

describe('computeDue against a naive oracle', () => {
  it('WD: the n-th day that is worked and not suspended', () => {
    fc.assert(
      fc.property(
        world,
        trigger,
        fc.integer({ min: 1, max: 60 }),
        fc.boolean(),
        suspensions,
        (w, t, n, first, s) => {
          const suspended = suspendedOn(t, s);
          const expected = nth(first ? t : t + 1, n, (day) => w.works(day) && !suspended(day));
          const due = computeDue(period('WD', n, first, false), written(t), w.calendar, {
            suspensions: runsFrom(t, s),
          });
          expect([due.due, due.strict]).toEqual([written(expected), written(expected)]);
        },
      ),
    );
  });

  it('ND: the n-th day that is not suspended, rolled onto a working day, planned for one before', () => {
    fc.assert(
      fc.property(
        ...([
          world,
          trigger,
          fc.integer({ min: 1, max: 180 }),
          fc.boolean(),
          fc.boolean(),
          suspensions,
        ] as const),
        (w, t, n, first, roll, s) => {
          const suspended = suspendedOn(t, s);
          const free = (day: number) => w.works(day) && !suspended(day);
          const last = nth(first ? t : t + 1, n, (day) => !suspended(day));
          const due = roll && !w.works(last) ? nth(last, 1, free) : last;
          let strict = last;
          while (strict >= t && !free(strict)) strict--;
          const answer = computeDue(period('ND', n, first, roll), written(t), w.calendar, {
            suspensions: runsFrom(t, s),
          });
          expect([answer.lastDay, answer.due, answer.strict].map(number)).toEqual([
            last,
            due,
            strict < t ? last : strict,
          ]);
        },
      ),
    );
  });

  it('MO: the same day-number, or the last of a shorter month', () => {
    fc.assert(
      fc.property(world, trigger, fc.integer({ min: 1, max: 24 }), (w, t, n) => {
        const start = new Date(t * DAY);
        const month = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + n, 1));
        let expected = month.getTime() / DAY;
        const sameMonth = (day: number) => new Date(day * DAY).getUTCMonth() === month.getUTCMonth();
        for (let k = 1; k < start.getUTCDate() && sameMonth(expected + 1); k++) expected++;
        const answer = computeDue(period('MO', n, false, false), written(t), w.calendar);
        expect(answer.lastDay).toBe(written(expected));
      }),
    );
  });

  it('WD before an event: enough working days up to the event, and enough strictly between', () => {
    const before = (n: number): CountedPeriod => ({ ...period('WD', n, false, false), direction: 'before' });
    fc.assert(
      fc.property(
        world,
        fc.integer({ min: number('2024-06-01'), max: LAST }),
        fc.integer({ min: 1, max: 30 }),
        (w, event, n) => {
          const between = (from: number, to: number) => {
            let count = 0;
            for (let day = from; day <= to; day++) if (w.works(day)) count++;
            return count;
          };
          const latest = (enough: (day: number) => boolean) => {
            let day = event - 1;
            while (!w.works(day) || !enough(day)) day--;
            return written(day);
          };
          const answer = computeDue(before(n), written(event), w.calendar);
          expect(answer.due).toBe(latest((day) => between(day + 1, event) >= n));
          expect(answer.strict).toBe(latest((day) => between(day + 1, event - 1) >= n));
        },
      ),
    );
  });

  it('steps account for every day from the trigger to the last day, once, and add up to the period', () => {
    fc.assert(
      fc.property(
        ...([
          world,
          trigger,
          fc.constantFrom('WD' as const, 'ND' as const),
          fc.integer({ min: 1, max: 120 }),
        ] as const),
        suspensions,
        (w, t, kind, n, s) => {
          const answer = computeDue(period(kind, n, false, false), written(t), w.calendar, {
            suspensions: runsFrom(t, s),
          });
          const walked = answer.steps.filter(({ kind: k }) => k !== 'last-day' && k !== 'strict');
          let next = t;
          for (const step of walked) {
            expect(number(step.from)).toBe(next);
            next = number(step.to) + 1;
          }
          expect(next - 1).toBe(number(answer.lastDay));
          expect(walked.reduce((sum, step) => sum + step.counted, 0)).toBe(n);
        },
      ),
    );
  });
});
