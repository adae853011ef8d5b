import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { CaseFiles } from '../cases/index.js';
import { Acts, type Scene } from '../ledger/index.js';
import { Officers } from '../officers/index.js';
import { ReviewRow } from './review.entities.js';
import { mayReview } from './rules/eligibility.rules.js';

interface ReviewStep<T> {
  value: T;
  changes: Partial<ReviewRow>;
  detail?: JsonObject;
}

/** Every act of a reviewer: the review is loaded in the transaction and the reviewer's right to it is judged anew. */
@Injectable()
export class ReviewActs {
  constructor(
    private readonly acts: Acts,
    private readonly files: CaseFiles,
    private readonly officers: Officers,
    @InjectRepository(ReviewRow) private readonly reviews: Repository<ReviewRow>,
  ) {}

  async perform<T>(
    actor: Actor,
    act: 'review.take' | 'review.return' | 'review.opine',
    reviewId: string,
    work: (scene: Scene, review: ReviewRow) => Promise<Result<ReviewStep<T>>>,
  ): Promise<Result<T>> {
    const known = await this.reviews.findOneBy({ id: reviewId });
    if (!known) return refuse('not-found');
    return this.acts.perform(
      actor,
      act,
      { agencyId: known.agencyId, type: 'review', id: reviewId },
      async (scene) => {
        const rows = scene.tx.getRepository(ReviewRow);
        const review = await rows.findOneByOrFail({ id: reviewId });
        const may = await this.eligible(scene, review);
        if (!may.ok) return may;
        const step = await work(scene, review);
        if (!step.ok) return step;
        await rows.update({ id: reviewId }, step.value.changes as never);
        return ok({ value: step.value.value, detail: { caseId: review.caseId, ...step.value.detail } });
      },
    );
  }

  private async eligible(scene: Scene, review: ReviewRow): Promise<Result<void>> {
    const { actor, tx } = scene;
    const file = await this.files.get(review.caseId, tx);
    if (!file) return refuse('not-found');
    const officer = actor.officerId ? await this.officers.get(actor.officerId, tx) : null;
    return mayReview(
      {
        userId: actor.userId,
        officerId: actor.officerId,
        legalQualification: officer?.legalQualification ?? null,
        reviewerSince: officer?.reviewerSince ?? null,
      },
      {
        officerIds: file.officerIds,
        actorUserIds: await this.files.actorsOf(tx, file.id),
        submittedBy: review.submittedBy,
      },
    );
  }
}
