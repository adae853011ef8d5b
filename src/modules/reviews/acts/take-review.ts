import { ok, refuse, type Result } from '../../../kernel/result.js';
import { type ReviewContext, ReviewerAct, type ReviewOutcome } from '../review-acts.js';
import { TakeInput } from '../reviews.dto.js';

/**
 * 受理: from now on this reviewer answers for it. Own cases and missing qualifications are refused here already. With it the
 * materials are taken for complete, and the days run, unless the reviewer says he is still checking. Refuses
 * `review.out-of-order`.
 */
@ReviewerAct({
  name: 'review.take',
  roles: ['reviewer'],
  title: { zh: '接收审核', en: 'Take the review' },
  route: 'POST reviews/:id/take',
  input: TakeInput,
  operationId: 'Reviews_take',
})
export class TakeReview {
  async run(
    { review, clock, actor, now }: ReviewContext,
    { materialsComplete = true }: TakeInput,
  ): Promise<Result<ReviewOutcome>> {
    if (review.state !== 'submitted')
      return refuse('review.out-of-order', { facts: { state: review.state } });
    return ok({
      value: undefined,
      changes: { state: 'taken', reviewerUserId: actor.userId, reviewerName: actor.name, takenAt: now },
      step: { kind: materialsComplete && !clock.accepted ? 'accepted' : 'checking' },
      detail: { materialsComplete },
    });
  }
}
