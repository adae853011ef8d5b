import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { ReviewActs } from '../review-acts.js';

/** 受理: from now on this reviewer answers for it. Own cases and missing qualifications are refused here already. */
@Injectable()
export class TakeReview {
  constructor(private readonly reviews: ReviewActs) {}

  /** With it the materials are taken for complete, and the days run, unless the reviewer says he is still checking. */
  take(actor: Actor, reviewId: string, materialsComplete = true): Promise<Result<void>> {
    return this.reviews.perform(actor, 'review.take', reviewId, async ({ now, review, clock }) => {
      if (review.state !== 'submitted')
        return refuse('review.out-of-order', { facts: { state: review.state } });
      const changes = {
        state: 'taken' as const,
        reviewerUserId: actor.userId,
        reviewerName: actor.name,
        takenAt: now,
      };
      const kind = materialsComplete && !clock.accepted ? ('accepted' as const) : ('checking' as const);
      return ok({ changes, value: undefined, step: { kind }, detail: { materialsComplete } });
    });
  }
}
