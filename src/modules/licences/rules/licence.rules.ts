import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';

export interface LicenceDays {
  readonly decidedOn: LegalDay;
  readonly validFrom: LegalDay;
  /** Absent: 长期. */
  readonly validThrough?: LegalDay | null | undefined;
}

/** Refuses `licence.day-ahead` and `licence.days-reversed`. A licence may begin to hold after its decision. */
export function daysHold({ decidedOn, validFrom, validThrough }: LicenceDays, today: LegalDay): Result<void> {
  return firstRefusal(
    () => (decidedOn <= today ? ok() : refuse('licence.day-ahead', { facts: { field: 'decidedOn' } })),
    () =>
      validThrough && validThrough < validFrom
        ? refuse('licence.days-reversed', { facts: { field: 'validThrough' } })
        : ok(),
  );
}

/** A certificate has a name and a number, or there is none. */
export function certificateHolds(name: string | undefined, number: string | undefined): Result<void> {
  if (Boolean(name) === Boolean(number)) return ok();
  return refuse('licence.certificate', { facts: { field: name ? 'certificateNumber' : 'certificateName' } });
}

export type LicenceStanding = 'valid' | 'not-yet' | 'expired' | 'ended';

/** 当前状态 on a day. */
export function standingOf(
  licence: { validFrom: LegalDay; validThrough: LegalDay | null; endedOn: LegalDay | null },
  today: LegalDay,
): LicenceStanding {
  if (licence.endedOn !== null && licence.endedOn <= today) return 'ended';
  if (licence.validThrough !== null && licence.validThrough < today) return 'expired';
  return licence.validFrom > today ? 'not-yet' : 'valid';
}
