import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, type Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { CaseFiles, type CaseRow } from '../cases/index.js';
import { Acts, type Scene } from '../ledger/index.js';
import { Officers } from '../officers/index.js';
import { ReviewRow } from './review.entities.js';
import { clockOf, ReviewLaw } from './review-law.js';
import { ReviewStepRow } from './review-step.entity.js';
import { mayReview } from './rules/eligibility.rules.js';
import type { ReviewClock, StepKind } from './rules/review-clock.rules.js';

export interface ReviewScene extends Scene {
  readonly review: ReviewRow;
  readonly file: CaseRow;
  readonly clock: ReviewClock;
}

interface ReviewStep<T> {
  value: T;
  changes: Partial<ReviewRow>;
  /** What moves the reviewer's clock. */
  step?: { kind: StepKind; reason?: string };
  detail?: JsonObject;
}

type ReviewerAct =
  'review.take' | 'review.return' | 'review.accept-materials' | 'review.opine' | 'review.sign';
type OtherAct = 'review.complete-materials' | 'review.extend';

/** Every act on a review: it is loaded in the transaction, and a reviewer's right to it is judged anew each time. */
@Injectable()
export class ReviewActs {
  constructor(
    private readonly acts: Acts,
    private readonly files: CaseFiles,
    private readonly officers: Officers,
    private readonly law: ReviewLaw,
    @InjectRepository(ReviewRow) private readonly reviews: Repository<ReviewRow>,
  ) {}

  /** Refuses `not-found`, `review.own-case`, `review.not-qualified` and what `work` refuses. */
  perform<T>(
    actor: Actor,
    act: ReviewerAct,
    reviewId: string,
    work: (scene: ReviewScene) => Promise<Result<ReviewStep<T>>>,
  ): Promise<Result<T>> {
    return this.on(actor, act, reviewId, async (scene) => {
      const may = await this.eligible(scene);
      return may.ok ? work(scene) : may;
    });
  }

  /** What others than the reviewer do to a review; their right is the work's to judge. Refuses `review.case-decided`. */
  async on<T>(
    actor: Actor,
    act: ReviewerAct | OtherAct,
    reviewId: string,
    work: (scene: ReviewScene) => Promise<Result<ReviewStep<T>>>,
  ): Promise<Result<T>> {
    const known = await this.reviews.findOneBy({ id: reviewId });
    if (!known) return refuse('not-found');
    const subject = { agencyId: known.agencyId, type: 'review', id: reviewId };
    return this.acts.perform(actor, act, subject, async (scene) => {
      const review = await scene.tx.getRepository(ReviewRow).findOneByOrFail({ id: reviewId });
      const file = await this.files.get(review.caseId, scene.tx);
      if (!file) return refuse('not-found');
      // The letter of an opinion may be signed late; all else would speak to a decision already made.
      const open = act === 'review.sign' ? ok() : await beforeDecision(this.files, scene.tx, review.caseId);
      if (!open.ok) return open;
      const steps = await stepsOf(scene.tx, reviewId);
      const done = await work({ ...scene, review, file, clock: clockOf(review, steps) });
      if (!done.ok) return done;
      const { value, changes, step, detail } = done.value;
      const moved = step ? await this.move(scene, { ...review, ...changes }, file, steps, step) : {};
      if (Object.keys({ ...changes, ...moved }).length > 0)
        await scene.tx.getRepository(ReviewRow).update({ id: reviewId }, { ...changes, ...moved });
      return ok({ value, detail: { caseId: review.caseId, ...moved, ...detail } });
    });
  }

  /** The last day as it will be once this step is taken today. */
  async dueAfter({ tx, review, file, today }: ReviewScene, kind: StepKind): Promise<string> {
    const steps = await stepsOf(tx, review.id);
    const due = this.law.due(file, clockOf(review, [...steps, { kind, on: today }]));
    if (!due.ok) throw new Error(`cannot count the review: ${due.refusal.code}`);
    return due.value.due;
  }

  /** Writes the step down and counts the days anew; the case shows the clock while it runs. */
  private async move(
    scene: Scene,
    review: ReviewRow,
    file: CaseRow,
    steps: readonly ReviewStepRow[],
    { kind, reason }: { kind: StepKind; reason?: string },
  ): Promise<{ due: string }> {
    const clock = clockOf(review, [...steps, { kind, on: scene.today }]);
    const due = this.law.due(file, clock);
    if (!due.ok) throw new Error(`cannot count ${clock.ruleId}: ${due.refusal.code}`);
    await scene.tx.getRepository(ReviewStepRow).insert({
      id: scene.entryId,
      reviewId: review.id,
      seq: steps.length,
      kind,
      on: scene.today,
      at: scene.now,
      byUserId: scene.actor.userId,
      byName: scene.actor.name,
      reason: reason ?? null,
      due: due.value.due,
    });
    await this.files.stopReviewClock(scene, file.id);
    if (clock.accepted && !clock.paused) await this.files.startReviewClock(scene, file, clock);
    return { due: due.value.due };
  }

  private async eligible({ actor, tx, review, file }: ReviewScene): Promise<Result<void>> {
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

/** 行政处罚法 第58条: a review is made before the decision or not at all. */
export async function beforeDecision(
  files: CaseFiles,
  tx: EntityManager,
  caseId: string,
): Promise<Result<void>> {
  if (!(await files.decision(caseId, tx))) return ok();
  return refuse('review.case-decided', {
    ruleId: 'PEN-14',
    basis: '行政处罚法第58条',
    next: '无需再办理本轮审核；对决定有意见的，向作出决定的负责人提出',
  });
}

export function stepsOf(tx: EntityManager, reviewId: string): Promise<ReviewStepRow[]> {
  return tx.getRepository(ReviewStepRow).find({ where: { reviewId }, order: { seq: 'ASC' } });
}
