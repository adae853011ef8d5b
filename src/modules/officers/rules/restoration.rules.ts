import type { Parameters } from '../../../kernel/law/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';

/** CERT-09: what a suspended officer must have done before the card is given back. */
export interface ReturnLaw {
  readonly hours: number;
  readonly exams: readonly string[];
}

export const returnLaw = (params: Parameters): ReturnLaw => ({
  hours: Number(params.hoursBeforeReturn ?? 0),
  exams: (params.examsBeforeReturn as readonly string[] | undefined) ?? [],
});

/**
 * CERT-09: training and an exam passed after the suspension began. Refuses `certificate.return-needs`, naming both
 * what is missing and since when it counts.
 */
export function mayReturn(
  suspendedFrom: LegalDay,
  done: { minutes: number; passes: readonly { subject: string; passedOn: LegalDay }[] },
  law: ReturnLaw,
  minutesPerHour: number,
): Result<void> {
  const missing: string[] = [];
  const hours = Math.floor(done.minutes / minutesPerHour);
  if (hours < law.hours) missing.push(`培训${law.hours}学时（现有${hours}学时）`);
  const passed = done.passes.some(
    ({ subject, passedOn }) => law.exams.includes(subject) && passedOn >= suspendedFrom,
  );
  if (law.exams.length > 0 && !passed) missing.push('重新考试合格');
  if (missing.length === 0) return ok();
  return refuse('certificate.return-needs', {
    ruleId: 'CERT-09',
    detail: `暂扣自${suspendedFrom}起，返还前须：${missing.join('；')}`,
    next: '完成培训和考试后再办理返还',
    facts: { suspendedFrom, hours, required: law.hours, passed },
  });
}
