import type { Suspension } from '../../../kernel/calendar/index.js';
import { addDays, type LegalDay } from '../../../kernel/time.js';

export const STEP_KINDS = ['checking', 'accepted', 'returned', 'completed', 'extended'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

export interface ReviewStep {
  kind: StepKind;
  on: LegalDay;
}

/** What the reviewer's days are counted from. */
export interface ReviewClock {
  ruleId: 'REV-01' | 'REV-02';
  trigger: LegalDay;
  suspensions: Suspension[];
  /** The materials were found complete: the trigger is that day. */
  accepted: boolean;
  /** Returned for completion and not yet completed. */
  paused: boolean;
  extended: boolean;
}

/** Reason of the law pack for days that do not count while materials are completed. */
export const COMPLETION = 'materials';

/**
 * REV-01: the days run from the day the materials were found complete; until that is said they are counted from the
 * submission, or from the completion that followed a return, so that waiting to accept wins nothing. A return after
 * the acceptance stops the clock from the next day until the day of completion, inclusive. REV-02: extended once.
 */
export function reviewClock(submittedOn: LegalDay, steps: readonly ReviewStep[]): ReviewClock {
  const clock: ReviewClock = {
    ruleId: 'REV-01',
    trigger: submittedOn,
    suspensions: [],
    accepted: false,
    paused: false,
    extended: false,
  };
  let returnedOn: LegalDay | undefined;
  for (const { kind, on } of steps) {
    if (kind === 'accepted' && !clock.accepted) {
      clock.accepted = true;
      clock.trigger = on;
    }
    if (kind === 'returned') {
      clock.paused = true;
      returnedOn = on;
    }
    if (kind === 'completed') {
      clock.paused = false;
      if (!clock.accepted) clock.trigger = on;
      else if (returnedOn !== undefined && returnedOn < on)
        clock.suspensions.push({ from: addDays(returnedOn, 1), to: on, reason: COMPLETION });
    }
    if (kind === 'extended') {
      clock.extended = true;
      clock.ruleId = 'REV-02';
    }
  }
  return clock;
}
