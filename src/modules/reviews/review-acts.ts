import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { ActDeclaration } from '../../kernel/acts/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { actDecorator } from '../../platform/acts/index.js';
import { CaseFiles, type CaseRow } from '../cases/index.js';
import {
  type ActOutcome,
  Acts,
  type NewSubjectContext,
  SubjectActs,
  type SubjectContext,
} from '../ledger/index.js';
import { Officers } from '../officers/index.js';
import { clockOf, ReviewLaw } from './review-law.js';
import { ReviewStepRow } from './review-step.entity.js';
import { ReviewRow } from './review.entities.js';
import { mayReview } from './rules/eligibility.rules.js';
import type { ReviewClock, StepKind } from './rules/review-clock.rules.js';

interface ReviewSubject {
  /** The review and its case as they stand inside the transaction. */
  readonly review: ReviewRow;
  readonly file: CaseRow;
  /** What moved the reviewer's days so far, and how they stand. */
  readonly steps: readonly ReviewStepRow[];
  readonly clock: ReviewClock;
}

/** What the rules of an act on a review are given. */
export type ReviewContext = SubjectContext<ReviewSubject>;

/** What an act on a review leaves behind. */
export interface ReviewOutcome<Answer = void> extends ActOutcome<Answer> {
  readonly changes?: Partial<ReviewRow>;
  /** What moves the reviewer's clock. */
  readonly step?: { readonly kind: StepKind; readonly reason?: string };
}

/** Acts of others than the reviewer on a review; who of them may is judged by the act. */
@Injectable()
export class ReviewActs extends SubjectActs<ReviewSubject, ReviewOutcome<unknown>> {
  protected readonly type = 'review';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    protected readonly files: CaseFiles,
    private readonly law: ReviewLaw,
    @InjectRepository(ReviewRow) private readonly reviews: Repository<ReviewRow>,
  ) {
    super(acts, modules);
  }

  protected async agencyOf(id: string): Promise<string | undefined> {
    const known = await this.reviews.findOne({ where: { id }, select: { id: true, agencyId: true } });
    return known?.agencyId;
  }

  protected async load(tx: EntityManager, id: string): Promise<ReviewSubject> {
    const { review, file } = await reviewAndCase(tx, this.files, id);
    const steps = await tx
      .getRepository(ReviewStepRow)
      .find({ where: { reviewId: id }, order: { seq: 'ASC' } });
    return { review, file, steps, clock: clockOf(review, steps) };
  }

  /** Refuses `review.case-decided`. The letter of an opinion may be signed late; all else would speak to a decision made. */
  protected admits(
    { name }: ActDeclaration,
    _actor: Actor,
    { review }: ReviewSubject,
    tx: EntityManager,
  ): Promise<Result<void>> {
    return name === 'review.sign' ? Promise.resolve(ok()) : beforeDecision(this.files, tx, review.caseId);
  }

  protected async keep(
    context: ReviewContext,
    _declaration: ActDeclaration,
    { changes, step }: ReviewOutcome<unknown>,
  ): Promise<JsonObject> {
    const { tx, review } = context;
    const after = { ...review, ...changes };
    const moved = step ? await this.move({ ...context, review: after }, step) : {};
    const columns = { ...changes, ...moved };
    if (Object.keys(columns).length > 0) await tx.getRepository(ReviewRow).update({ id: review.id }, columns);
    return { caseId: review.caseId, ...moved };
  }

  /** Writes the step down and counts the days anew; the case shows the clock while it runs. */
  private async move(
    context: ReviewContext,
    { kind, reason }: NonNullable<ReviewOutcome['step']>,
  ): Promise<{ due: string }> {
    const { tx, review, file, steps, today, now, actor, entryId } = context;
    const { due, clock } = this.law.dueAfter(context, kind);
    await tx.getRepository(ReviewStepRow).insert({
      id: entryId,
      reviewId: review.id,
      seq: steps.length,
      kind,
      on: today,
      at: now,
      byUserId: actor.userId,
      byName: actor.name,
      reason: reason ?? null,
      due,
    });
    await this.files.stopReviewClock(context, file.id);
    if (clock.accepted && !clock.paused) await this.files.startReviewClock(context, file, clock);
    return { due };
  }
}

/** Acts of a reviewer: his right to the review is judged anew each time. */
@Injectable()
export class ReviewerActs extends ReviewActs {
  constructor(
    acts: Acts,
    modules: ModuleRef,
    files: CaseFiles,
    law: ReviewLaw,
    @InjectRepository(ReviewRow) reviews: Repository<ReviewRow>,
    private readonly officers: Officers,
  ) {
    super(acts, modules, files, law, reviews);
  }

  /** Refuses `review.case-decided`, `review.own-case`, `review.not-qualified`. */
  protected override async admits(
    declaration: ActDeclaration,
    actor: Actor,
    subject: ReviewSubject,
    tx: EntityManager,
  ): Promise<Result<void>> {
    const open = await super.admits(declaration, actor, subject, tx);
    return open.ok ? this.eligible(actor, subject, tx) : open;
  }

  private async eligible(
    { userId, officerId }: Actor,
    { review, file }: ReviewSubject,
    tx: EntityManager,
  ): Promise<Result<void>> {
    const officer = officerId ? await this.officers.get(officerId, tx) : null;
    return mayReview(
      {
        userId,
        officerId,
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

export const ReviewAct = actDecorator<NewSubjectContext, ReviewContext, ReviewOutcome<unknown>>(
  () => ReviewActs,
  { versioned: true },
);
export const ReviewerAct = actDecorator<NewSubjectContext, ReviewContext, ReviewOutcome<unknown>>(
  () => ReviewerActs,
  { versioned: true },
);

/** A review and its case, inside a transaction. */
export async function reviewAndCase(
  tx: EntityManager,
  files: CaseFiles,
  id: string,
): Promise<{ review: ReviewRow; file: CaseRow }> {
  const review = await tx.getRepository(ReviewRow).findOneByOrFail({ id });
  const file = await files.get(review.caseId, tx);
  if (!file) throw new Error('the case of a review is gone');
  return { review, file };
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
