import { daysBetween, type LegalDay } from '../../../kernel/time.js';

export interface Rung {
  /** The rung reached: at most so many days are left. */
  readonly days: number;
  readonly daysLeft: number;
}

/** CERT-06: the rung on which a card stands that day (180, 90 … days before its end); none when far off or ended. */
export function rungOn(
  validThrough: LegalDay,
  day: LegalDay,
  daysBefore: readonly number[],
): Rung | undefined {
  const daysLeft = daysBetween(day, validThrough);
  if (daysLeft < 0) return undefined;
  const reached = daysBefore.filter((days) => daysLeft <= days);
  return reached.length === 0 ? undefined : { days: Math.min(...reached), daysLeft };
}
