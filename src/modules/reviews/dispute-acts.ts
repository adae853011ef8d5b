import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { CaseFiles, type CaseRow } from '../cases/index.js';
import { Acts, type Scene } from '../ledger/index.js';
import { type DisputeOutcome, ReviewDisputeRow, type DisputeStep } from './dispute.entity.js';
import { beforeDecision } from './review-acts.js';
import { ReviewRow } from './review.entities.js';
import { mayReturnUnchanged, mayTake } from './rules/dispute.rules.js';

export interface DisputeEntry {
  text: string;
  outcome?: DisputeOutcome;
  done?: string;
  persons?: string[];
  heldOn?: string;
  document: { title: string; body: string };
}

const ACT = { reply: 'review.reply', coordination: 'review.coordinate', referral: 'review.refer' } as const;

/** Every step of a disagreement: only over the last round, only where it found problems, in its order, written once. */
@Injectable()
export class DisputeActs {
  constructor(
    private readonly acts: Acts,
    private readonly files: CaseFiles,
    @InjectRepository(ReviewRow) private readonly reviews: Repository<ReviewRow>,
  ) {}

  /**
   * Refuses `review.no-problems-found` where the last opinion of the case found none, `review.dispute-out-of-order`,
   * `review.dispute-over`, `review.case-decided`, and what `work` refuses.
   */
  async perform(
    actor: Actor,
    step: DisputeStep,
    reviewId: string,
    work: (scene: Scene, review: ReviewRow, file: CaseRow) => Promise<Result<DisputeEntry>>,
  ): Promise<Result<{ id: string }>> {
    const known = await this.reviews.findOneBy({ id: reviewId });
    if (!known) return refuse('not-found');
    const subject = { agencyId: known.agencyId, type: 'review', id: reviewId };
    return this.acts.perform(actor, ACT[step], subject, async (scene) => {
      const { tx, entryId: id, now } = scene;
      const review = await tx.getRepository(ReviewRow).findOneByOrFail({ id: reviewId });
      const { agencyId, caseId, round } = review;
      const file = await this.files.get(caseId, tx);
      if (!file) return refuse('not-found');
      const open = await beforeDecision(this.files, tx, caseId);
      if (!open.ok) return open;
      const later = await tx.getRepository(ReviewRow).existsBy({ caseId, round: round + 1 });
      if (later || review.state !== 'opined' || review.opinion !== 'problems')
        return refuse('review.no-problems-found', { facts: { round, state: review.state, later } });
      const taken = await stepsOf(tx, reviewId);
      const may = mayTake(step, taken);
      if (!may.ok) return may;
      const entry = await work(scene, review, file);
      if (!entry.ok) return entry;
      const { text, outcome = null, done = null, persons = [], heldOn = null, document } = entry.value;
      await tx.getRepository(ReviewDisputeRow).insert({
        ...{
          id,
          agencyId,
          caseId,
          reviewId,
          seq: taken.length,
          round,
          step,
          outcome,
          text,
          done,
          persons,
          heldOn,
        },
        ...{ byUserId: actor.userId, byName: actor.name, at: now },
      });
      const kept = { round, ...(outcome && { outcome }) };
      const noted = await this.files.note(
        scene,
        caseId,
        ACT[step],
        [{ kind: document.title, ...document }],
        kept,
      );
      return ok({ value: { id }, detail: { ...noted, caseId, ...kept } });
    });
  }
}

export function stepsOf(tx: EntityManager, reviewId: string): Promise<ReviewDisputeRow[]> {
  return tx.getRepository(ReviewDisputeRow).find({ where: { reviewId }, order: { seq: 'ASC' } });
}

/** Whether the matter of a round that found problems may be submitted again as it is. */
export async function returnsUnchanged(
  tx: EntityManager,
  files: CaseFiles,
  review: Pick<ReviewRow, 'id' | 'caseId'>,
): Promise<boolean> {
  const discussion = await files.lastDiscussion(tx, review.caseId);
  return mayReturnUnchanged(await stepsOf(tx, review.id), discussion?.at);
}
