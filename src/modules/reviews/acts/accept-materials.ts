import { ok, refuse, type Result } from '../../../kernel/result.js';
import { type ReviewContext, ReviewerAct, type ReviewOutcome } from '../review-acts.js';

/**
 * 材料齐备: the reviewer found the materials complete; from this day REV-01 is counted. Takes the review too, if nobody has.
 * Refuses `review.out-of-order`, `review.taken-by-other`.
 */
@ReviewerAct({
  name: 'review.accept-materials',
  roles: ['reviewer'],
  title: { zh: '确认材料齐备', en: 'Find the materials complete' },
  route: 'POST reviews/:id/materials-acceptance',
  operationId: 'Materials_accept',
})
export class AcceptMaterials {
  async run({ review, clock, actor, now }: ReviewContext): Promise<Result<ReviewOutcome>> {
    const { state, reviewerUserId, takenAt } = review;
    if ((state !== 'submitted' && state !== 'taken') || clock.accepted)
      return refuse('review.out-of-order', { facts: { state, accepted: clock.accepted } });
    if (reviewerUserId && reviewerUserId !== actor.userId) return refuse('review.taken-by-other');
    return ok({
      value: undefined,
      changes: {
        state: 'taken',
        reviewerUserId: actor.userId,
        reviewerName: actor.name,
        takenAt: takenAt ?? now,
      },
      step: { kind: 'accepted' },
    });
  }
}
