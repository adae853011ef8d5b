import type { Instant, LegalDay } from '../time.js';

/**
 * How a period is counted.
 * WD working days · ND natural days · ND! natural days that deprive of liberty or property and never roll ·
 * HR clock hours · MO months · YR years · FIX a fixed date of the year.
 */
export const DAY_KINDS = ['WD', 'ND', 'ND!', 'HR', 'MO', 'YR', 'FIX'] as const;
export type DayKind = (typeof DAY_KINDS)[number];

/** A period of `value` units from (or before) its trigger. */
export interface CountedPeriod {
  readonly dayKind: Exclude<DayKind, 'FIX'>;
  readonly value: number;
  /** True where a local rule counts the trigger day as day 1 (the statutes do not). */
  readonly firstDayCounts: boolean;
  /** True where a last day on a day off moves to the first working day after it. */
  readonly roll: boolean;
  /** `before`: the act must be done at least this long before the trigger (a hearing notice). */
  readonly direction: 'after' | 'before';
  /** `at-least`: a minimum that must have run out (retention), not a deadline to meet. */
  readonly sense: 'at-most' | 'at-least';
}

/** A fixed date, written MM-DD, of the trigger's year or of the one after; it never rolls. */
export interface FixedPeriod {
  readonly dayKind: 'FIX';
  readonly date: string;
  readonly year: 'same' | 'following';
}

export type Period = CountedPeriod | FixedPeriod;

/** Days, both ends inclusive, that a period does not count. */
export interface Suspension {
  readonly from: LegalDay;
  readonly to: LegalDay;
  readonly reason: string;
}

export type StepKind =
  'trigger' | 'counted' | 'make-up' | 'weekend' | 'day-off' | 'suspended' | 'last-day' | 'rolled' | 'strict';

/** One line of the reckoning: consecutive days (or, for hours, moments) treated alike, and why. */
export interface Step {
  readonly from: LegalDay | Instant;
  readonly to: LegalDay | Instant;
  readonly kind: StepKind;
  /** Units this step adds to the count; 0 for every step that is not counted. */
  readonly counted: number;
  /** Units counted up to and including this step. */
  readonly n: number;
  /** True when the day's kind was taken from Monday–Friday because its year is not published. */
  readonly assumed: boolean;
  /** Chinese sentence. */
  readonly why: string;
}

export interface Due {
  /** Last lawful day (or moment): rolled where the rule rolls. */
  readonly due: LegalDay | Instant;
  /** The day to plan for: the last working day on or before the unrolled last day. */
  readonly strict: LegalDay | Instant;
  /** The last day before any roll. */
  readonly lastDay: LegalDay | Instant;
  /** True when a day that mattered lies in a year whose calendar is not published. */
  readonly provisional: boolean;
  readonly dayKind: DayKind;
  readonly steps: readonly Step[];
}
