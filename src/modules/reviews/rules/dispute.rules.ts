import { ok, refuse, type Result } from '../../../kernel/result.js';

export type Step = 'reply' | 'coordination' | 'referral';

/** What a disagreement is judged by: the steps of the round so far, oldest first. */
export interface StepTaken {
  readonly step: Step;
  readonly outcome: string | null;
  readonly at: string;
}

/** What may be done about an opinion that found problems, beside changing the draft. */
export function stepsOpen(taken: readonly StepTaken[]): Step[] {
  if (taken.some(({ step }) => step === 'referral')) return [];
  const last = taken.at(-1);
  const coordinated = taken.findLast(({ step }) => step === 'coordination');
  if (coordinated?.outcome === 'settled') return [];
  return [
    'reply',
    ...(last?.step === 'reply' && last.outcome === 'disputed' ? (['coordination'] as const) : []),
    ...(last?.step === 'coordination' ? (['coordination', 'referral'] as const) : []),
  ];
}

/** Reply first, then coordination of what is disputed, then referral of what stayed unresolved. */
export function mayTake(step: Step, taken: readonly StepTaken[]): Result<void> {
  if (stepsOpen(taken).includes(step)) return ok();
  if (taken.some((before) => before.step === 'referral'))
    return refuse('review.dispute-over', {
      detail: '已提请集体讨论',
      next: '集体讨论后重新送审；未经审核通过不得作出决定',
    });
  if (taken.some((before) => before.outcome === 'settled'))
    return refuse('review.dispute-over', { detail: '分歧已协调一致', next: '重新送审' });
  return refuse('review.dispute-out-of-order', {
    next: step === 'coordination' ? '先由承办机构书面答复并提出异议' : '先协调；协调不成的再提请集体讨论',
  });
}

/**
 * 行政处罚法 第58条: the same draft comes back only after the disagreement was settled in coordination, or after the leaders
 * discussed it since its referral. It comes back to be reviewed; nothing here lets anybody decide.
 */
export function mayReturnUnchanged(taken: readonly StepTaken[], discussedAt: string | undefined): boolean {
  const last = taken.at(-1);
  if (last?.step === 'coordination') return last.outcome === 'settled';
  return last?.step === 'referral' && discussedAt !== undefined && discussedAt > last.at;
}
