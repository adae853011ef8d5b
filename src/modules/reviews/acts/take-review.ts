import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { ReviewActs } from '../review-acts.js';

/** 受理: from now on this reviewer answers for it. Own cases and missing qualifications are refused here already. */
@Injectable()
export class TakeReview {
  constructor(private readonly reviews: ReviewActs) {}

  take(actor: Actor, reviewId: string): Promise<Result<void>> {
    return this.reviews.perform(actor, 'review.take', reviewId, async ({ now }, review) => {
      if (review.state !== 'submitted')
        return refuse('review.out-of-order', { facts: { state: review.state } });
      const changes = {
        state: 'taken' as const,
        reviewerUserId: actor.userId,
        reviewerName: actor.name,
        takenAt: now,
      };
      return ok({ changes, value: undefined });
    });
  }

  /** 退回补正: the materials are incomplete; the days of the next round begin when it is submitted again. */
  return(actor: Actor, reviewId: string, reason: string): Promise<Result<void>> {
    return this.reviews.perform(actor, 'review.return', reviewId, async (_, review) => {
      if (review.state !== 'submitted' && review.state !== 'taken')
        return refuse('review.out-of-order', { facts: { state: review.state } });
      if (review.reviewerUserId && review.reviewerUserId !== actor.userId)
        return refuse('review.taken-by-other');
      return ok({
        changes: { state: 'returned' as const, returnReason: reason },
        value: undefined,
        detail: { reason },
      });
    });
  }
}
