import type { LegalDay } from '../../../kernel/time.js';

export type ClockStatus = 'running' | 'due-soon' | 'overdue' | 'met' | 'met-late';

/** Warned this many working days ahead. */
export const WARN_WORKING_DAYS = 3;

export function clockStatus(
  clock: { due: LegalDay; stoppedOn: LegalDay | null },
  workingDaysLeft: number,
  today: LegalDay,
): ClockStatus {
  if (clock.stoppedOn) return clock.stoppedOn <= clock.due ? 'met' : 'met-late';
  if (today > clock.due) return 'overdue';
  return workingDaysLeft <= WARN_WORKING_DAYS ? 'due-soon' : 'running';
}
