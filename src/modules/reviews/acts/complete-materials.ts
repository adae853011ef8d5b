import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import { submissionForm } from '../opinion-letter.js';
import { ReviewActs } from '../review-acts.js';
import { ReviewRow } from '../review.entities.js';
import { somethingChanged, ReviewSnapshot } from '../review-snapshot.js';
import type { Submission } from './submit-review.js';

/** 补正材料: the same round goes on, on the case as it is now; the clock begins, or goes on where it stood. */
@Injectable()
export class CompleteMaterials {
  constructor(
    private readonly reviews: ReviewActs,
    private readonly files: CaseFiles,
    private readonly submitted: ReviewSnapshot,
  ) {}

  /** Refuses `review.out-of-order`, `case.not-case-officer`, `review.materials-missing`, `review.nothing-changed`. */
  complete(actor: Actor, reviewId: string, input: Submission): Promise<Result<{ due: string }>> {
    return this.reviews.on(actor, 'review.complete-materials', reviewId, async (scene) => {
      const { review, file, tx } = scene;
      if (!actor.officerId || !file.officerIds.includes(actor.officerId))
        return refuse('case.not-case-officer');
      const { caseId, round } = review;
      const later = await tx.getRepository(ReviewRow).existsBy({ caseId, round: round + 1 });
      if (review.state !== 'returned' || later)
        return refuse('review.out-of-order', { facts: { state: review.state } });
      const matter = await this.submitted.of(scene, caseId, input);
      if (!matter.ok) return matter;
      const another = await somethingChanged(tx, caseId, matter.value);
      if (!another.ok) return another;
      const title = '法制审核送审表';
      const body = submissionForm(file, input, round);
      const documents = [{ kind: title, title, body }];
      const noted = await this.files.note(scene, caseId, 'review.complete-materials', documents, { round });
      const { factsDigest, draftDigest, evidenceDigest } = matter.value;
      const state = review.reviewerUserId ? ('taken' as const) : ('submitted' as const);
      return ok({
        value: { due: await this.reviews.dueAfter(scene, 'completed') },
        changes: { ...input, ...matter.value, state },
        step: { kind: 'completed' as const },
        detail: { ...noted, round, factsDigest, draftDigest, evidenceDigest },
      });
    });
  }
}
