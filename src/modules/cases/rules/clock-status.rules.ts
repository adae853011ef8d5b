import type { LegalDay } from '../../../kernel/time.js';

export type ClockStatus = 'running' | 'due-soon' | 'overdue' | 'met' | 'met-late' | 'lapsed' | 'suspended';

/** Periods in which the party may do something: they run out, nobody is late (行政处罚法 45, 64). */
const RIGHTS: readonly string[] = ['PEN-08', 'PEN-10'];

/** Warned this many working days ahead. */
export const WARN_WORKING_DAYS = 3;

export function clockStatus(
  clock: { ruleId: string; due: LegalDay; stoppedOn: LegalDay | null; suspendedOn: LegalDay | null },
  workingDaysLeft: number,
  today: LegalDay,
): ClockStatus {
  const right = RIGHTS.includes(clock.ruleId);
  if (right && (clock.stoppedOn ?? today) > clock.due) return 'lapsed';
  if (clock.stoppedOn) return clock.stoppedOn <= clock.due ? 'met' : 'met-late';
  if (clock.suspendedOn) return 'suspended';
  if (today > clock.due) return 'overdue';
  return workingDaysLeft <= WARN_WORKING_DAYS ? 'due-soon' : 'running';
}
