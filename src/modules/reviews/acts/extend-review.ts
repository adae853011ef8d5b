import { chinaDay } from '../../../kernel/time.js';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import { ReviewActs } from '../review-acts.js';

/** 延长审核期限 (REV-02): by a leader, with a reason, once, and while the days still run. */
@Injectable()
export class ExtendReview {
  constructor(
    private readonly reviews: ReviewActs,
    private readonly files: CaseFiles,
  ) {}

  /** Refuses `review.out-of-order`, `review.extended`, `review.extension-late`. Answers the new last day. */
  extend(actor: Actor, reviewId: string, reason: string): Promise<Result<{ due: string }>> {
    return this.reviews.on(actor, 'review.extend', reviewId, async (scene) => {
      const { review, clock, today } = scene;
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
      const due = await this.reviews.dueAfter(scene, 'extended');
      const { round } = review;
      const noted = await this.files.note(scene, review.caseId, 'review.extend', [], { round, reason, due });
      return ok({
        value: { due },
        changes: {},
        step: { kind: 'extended' as const, reason },
        detail: { ...noted, reason },
      });
    });
  }
}
