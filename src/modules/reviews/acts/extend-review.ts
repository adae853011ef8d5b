import { ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay } from '../../../kernel/time.js';
import { CaseFiles } from '../../cases/index.js';
import { ReviewAct, type ReviewContext, type ReviewOutcome } from '../review-acts.js';
import { ReviewLaw } from '../review-law.js';
import { ReturnInput, ReviewDueView } from '../reviews.dto.js';

/**
 * 延长审核期限 (REV-02): by a leader, with a reason, once, and while the days still run. Refuses `review.out-of-order`,
 * `review.extended`, `review.extension-late`. Answers the new last day.
 */
@ReviewAct({
  name: 'review.extend',
  roles: ['leader'],
  title: { zh: '延长审核期限', en: 'Extend the review' },
  route: 'POST reviews/:id/extension',
  input: ReturnInput,
  answer: ReviewDueView,
  operationId: 'Materials_extend',
})
export class ExtendReview {
  constructor(
    private readonly files: CaseFiles,
    private readonly law: ReviewLaw,
  ) {}

  async run(context: ReviewContext, { reason }: ReturnInput): Promise<Result<ReviewOutcome<ReviewDueView>>> {
    const { review, clock, today } = context;
    if (review.state !== 'taken' || !clock.accepted)
      return refuse('review.out-of-order', {
        facts: { state: review.state },
        next: '受理并确认材料齐备后延长',
      });
    if (clock.extended) return refuse('review.extended', { ruleId: 'REV-02' });
    if (today > review.due)
      return refuse('review.extension-late', {
        ruleId: 'REV-02',
        detail: `审核期限已于${chinaDay(review.due)}届满`,
      });
    const { due } = this.law.dueAfter(context, 'extended');
    const { round, caseId } = review;
    const noted = await this.files.note(context, caseId, 'review.extend', [], { round, reason, due });
    return ok({ value: { due }, step: { kind: 'extended', reason }, detail: { ...noted, reason } });
  }
}
