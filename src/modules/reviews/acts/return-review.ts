import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import { returnLetter } from '../opinion-letter.js';
import { ReviewActs } from '../review-acts.js';

/** 退回补正: the materials are incomplete; the reviewer's days stand still until the officer has completed them. */
@Injectable()
export class ReturnReview {
  constructor(
    private readonly reviews: ReviewActs,
    private readonly files: CaseFiles,
  ) {}

  /** Refuses `review.out-of-order`, `review.taken-by-other`. */
  return(actor: Actor, reviewId: string, reason: string): Promise<Result<void>> {
    return this.reviews.perform(actor, 'review.return', reviewId, async (scene) => {
      const { review, file } = scene;
      if (review.state !== 'submitted' && review.state !== 'taken')
        return refuse('review.out-of-order', { facts: { state: review.state } });
      if (review.reviewerUserId && review.reviewerUserId !== actor.userId)
        return refuse('review.taken-by-other');
      const title = '法制审核补正通知书';
      const body = returnLetter(title, file, review.round, reason, actor.name, scene.today);
      const noted = await this.files.note(scene, file.id, 'review.return', [{ kind: title, title, body }], {
        round: review.round,
      });
      return ok({
        changes: { state: 'returned' as const, returnReason: reason },
        value: undefined,
        step: { kind: 'returned' as const, reason },
        detail: { ...noted, reason },
      });
    });
  }
}
