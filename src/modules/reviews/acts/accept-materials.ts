import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { ReviewActs } from '../review-acts.js';

/** 材料齐备: the reviewer found the materials complete; from this day REV-01 is counted. */
@Injectable()
export class AcceptMaterials {
  constructor(private readonly reviews: ReviewActs) {}

  /** Takes the review too, if nobody has. Refuses `review.out-of-order`, `review.taken-by-other`. */
  accept(actor: Actor, reviewId: string): Promise<Result<void>> {
    return this.reviews.perform(
      actor,
      'review.accept-materials',
      reviewId,
      async ({ now, review, clock }) => {
        const { state, reviewerUserId } = review;
        if ((state !== 'submitted' && state !== 'taken') || clock.accepted)
          return refuse('review.out-of-order', { facts: { state, accepted: clock.accepted } });
        if (reviewerUserId && reviewerUserId !== actor.userId) return refuse('review.taken-by-other');
        const taken = {
          state: 'taken' as const,
          reviewerUserId: actor.userId,
          reviewerName: actor.name,
          takenAt: review.takenAt ?? now,
        };
        return ok({ changes: taken, value: undefined, step: { kind: 'accepted' as const } });
      },
    );
  }
}
