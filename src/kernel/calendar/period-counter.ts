import { addDays, daysBetween, type Instant, type LegalDay } from '../time.js';
import type { Step, StepKind, Suspension } from './period.js';
import type { CalendarDay, WorkingCalendar } from './working-calendar.js';

/** The steps of one computation in the making; notes every day whose kind had to be assumed. */
export class PeriodCounter {
  readonly steps: Step[] = [];
  private n = 0;
  private guessed = false;
  private readonly suspended: readonly Suspension[];

  constructor(
    private readonly calendar: WorkingCalendar,
    suspensions: readonly Suspension[],
  ) {
    this.suspended = mergeSuspensions(suspensions);
  }

  /** Units counted so far. */
  get counted(): number {
    return this.n;
  }

  /** True once a day of an unpublished year has mattered. */
  get provisional(): boolean {
    return this.guessed;
  }

  /** What a day is; asking about a day of an unpublished year makes the answer provisional. */
  dayOf(day: LegalDay): CalendarDay {
    const answer = this.calendar.dayOf(day);
    if (!answer.known) this.guessed = true;
    return answer;
  }

  /** The suspension covering a day, if any. */
  suspensionOn(day: LegalDay): Suspension | undefined {
    return this.suspended.find((s) => s.from <= day && day <= s.to);
  }

  /** The first suspension that ends on or after a day. */
  nextSuspension(day: LegalDay): Suspension | undefined {
    return this.suspended.find((s) => s.to >= day);
  }

  trigger(at: LegalDay | Instant, why: string): void {
    this.push({ from: at, to: at, kind: 'trigger', counted: 0, assumed: false, why });
  }

  /** A working day that counts. */
  countWorking(day: CalendarDay): void {
    const ordinal = `第${this.n + 1}个工作日`;
    const kind: StepKind = day.kind === 'make-up' ? 'make-up' : 'counted';
    const reason = kind === 'make-up' ? '调休上班日，按工作日计' : '工作日';
    const why = `${assumption(day)}${reason}，${ordinal}`;
    this.push({ from: day.day, to: day.day, kind, counted: 1, assumed: !day.known, why });
  }

  /** Consecutive natural days that all count. */
  countNatural(from: LegalDay, days: number): void {
    const to = addDays(from, days - 1);
    const why = `自然日连续计算（含休息日、节假日），第${this.n + 1}日至第${this.n + days}日`;
    this.push({ from, to, kind: 'counted', counted: days, assumed: false, why });
  }

  countHours(from: Instant, to: Instant, hours: number): void {
    const why = `自该时刻起连续计算${hours}小时，夜间和节假日不扣除`;
    this.push({ from, to, kind: 'counted', counted: hours, assumed: false, why });
  }

  /** A day off or weekend that does not count; consecutive like days share a step. */
  skipOff(day: CalendarDay): void {
    const kind: StepKind = day.kind === 'day-off' ? 'day-off' : 'weekend';
    this.join(day.day, kind, !day.known, `${assumption(day)}${offName(day)}，不计`);
  }

  skipSuspended(from: LegalDay, to: LegalDay, reason: string): void {
    this.join(from, 'suspended', false, `${reason}期间不计入期限`, to);
  }

  note(kind: StepKind, day: LegalDay | Instant, why: string, assumed = false): void {
    this.push({ from: day, to: day, kind, counted: 0, assumed, why });
  }

  private join(from: LegalDay, kind: StepKind, assumed: boolean, why: string, to = from): void {
    const last = this.steps.at(-1);
    const alike = last && last.kind === kind && last.why === why && addDays(last.to, 1) === from;
    if (alike) this.steps[this.steps.length - 1] = { ...last, to };
    else this.push({ from, to, kind, counted: 0, assumed, why });
  }

  private push(step: Omit<Step, 'n'>): void {
    this.n += step.counted;
    this.steps.push({ ...step, n: this.n });
  }
}

/** 国庆节放假, 放假调休 or 周末: how people name a day that is not worked. */
export function offName(day: CalendarDay): string {
  if (day.kind !== 'day-off') return '周末';
  return day.name ? `${day.name}放假` : '节假日放假';
}

/** The words that mark a day whose year's notice is not out. */
export function assumption(day: CalendarDay): string {
  if (day.known) return '';
  const year = `${day.day.slice(0, 4)}年放假安排未公布，`;
  // Off by the regulation itself, whatever the notice will move around it.
  return day.statutory ? `${year}依全国年节及纪念日放假办法：` : `${year}暂按周一至周五推定：`;
}

/** Sorted and disjoint: a day suspended for two reasons is left out once, named for both. */
function mergeSuspensions(suspensions: readonly Suspension[]): readonly Suspension[] {
  const edges = new Set<LegalDay>();
  for (const s of suspensions) edges.add(s.from).add(addDays(s.to, 1));
  const sorted = [...edges].sort();
  return sorted.slice(0, -1).flatMap((from, i) => {
    const covering = suspensions.filter((s) => s.from <= from && from <= s.to);
    if (covering.length === 0) return [];
    const reason = [...new Set(covering.map((s) => s.reason))].join('、');
    return [{ from, to: addDays(sorted[i + 1]!, -1), reason }];
  });
}

/** Days of an inclusive run. */
export function lengthOf(from: LegalDay, to: LegalDay): number {
  return daysBetween(from, to) + 1;
}
