import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { ActDeclaration } from '../../kernel/acts/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { refuse, type Result } from '../../kernel/result.js';
import { actDecorator } from '../../platform/acts/index.js';
import { CaseFiles, type CaseRow } from '../cases/index.js';
import {
  type ActOutcome,
  Acts,
  type NewSubjectContext,
  SubjectActs,
  type SubjectContext,
} from '../ledger/index.js';
import { type DisputeOutcome, ReviewDisputeRow } from './dispute.entity.js';
import type { DisputeWrittenView } from './disputes.views.js';
import { beforeDecision, reviewAndCase } from './review-acts.js';
import { ReviewRow } from './review.entities.js';
import { mayReturnUnchanged, mayTake } from './rules/dispute.rules.js';

/** The step of a disagreement that each of these acts is. */
const STEP = {
  'review.reply': 'reply',
  'review.coordinate': 'coordination',
  'review.refer': 'referral',
} as const;
type DisputeActName = keyof typeof STEP;

interface DisputeSubject {
  /** The review and its case as they stand inside the transaction. */
  readonly review: ReviewRow;
  readonly file: CaseRow;
  /** The steps of the disagreement so far. */
  readonly taken: readonly ReviewDisputeRow[];
}
export type DisputeContext = SubjectContext<DisputeSubject>;

/** What was said in a step, and the paper that is left of it in the case. */
export interface DisputeEntry {
  readonly text: string;
  readonly outcome?: DisputeOutcome;
  readonly done?: string;
  readonly persons?: string[];
  readonly heldOn?: string;
  readonly document: { readonly title: string; readonly body: string };
}

export interface DisputeActOutcome extends ActOutcome<DisputeWrittenView> {
  readonly entry: DisputeEntry;
}

/** Every step of a disagreement: only over the last round, only where it found problems, in its order, written once. */
@Injectable()
export class DisputeActs extends SubjectActs<DisputeSubject, DisputeActOutcome> {
  protected readonly type = 'review';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    private readonly files: CaseFiles,
    @InjectRepository(ReviewRow) private readonly reviews: Repository<ReviewRow>,
  ) {
    super(acts, modules);
  }

  protected async agencyOf(id: string): Promise<string | undefined> {
    const known = await this.reviews.findOne({ where: { id }, select: { id: true, agencyId: true } });
    return known?.agencyId;
  }

  protected async load(tx: EntityManager, id: string): Promise<DisputeSubject> {
    return { ...(await reviewAndCase(tx, this.files, id)), taken: await stepsOf(tx, id) };
  }

  /**
   * Refuses `review.case-decided`, `review.no-problems-found` where the last opinion of the case found none,
   * `review.dispute-out-of-order`, `review.dispute-over`.
   */
  protected async admits(
    { name }: ActDeclaration,
    _actor: Actor,
    { review, taken }: DisputeSubject,
    tx: EntityManager,
  ): Promise<Result<void>> {
    const { caseId, round, state } = review;
    const open = await beforeDecision(this.files, tx, caseId);
    if (!open.ok) return open;
    const later = await tx.getRepository(ReviewRow).existsBy({ caseId, round: round + 1 });
    if (later || state !== 'opined' || review.opinion !== 'problems')
      return refuse('review.no-problems-found', { facts: { round, state, later } });
    return mayTake(STEP[name as DisputeActName], taken);
  }

  protected async keep(
    context: DisputeContext,
    declaration: ActDeclaration,
    { entry }: DisputeActOutcome,
  ): Promise<JsonObject> {
    const { tx, entryId, actor, now, review, taken } = context;
    const { id: reviewId, agencyId, caseId, round } = review;
    const { text, outcome = null, done = null, persons = [], heldOn = null, document } = entry;
    const name = declaration.name as DisputeActName;
    await tx.getRepository(ReviewDisputeRow).insert({
      id: entryId,
      agencyId,
      caseId,
      reviewId,
      seq: taken.length,
      round,
      step: STEP[name],
      outcome,
      text,
      done,
      persons,
      heldOn,
      byUserId: actor.userId,
      byName: actor.name,
      at: now,
    });
    const kept = { round, ...(outcome && { outcome }) };
    const documents = [{ kind: document.title, ...document }];
    const noted = await this.files.note(context, caseId, name, documents, kept);
    return { ...noted, caseId, ...kept };
  }
}

export const DisputeAct = actDecorator<NewSubjectContext, DisputeContext, DisputeActOutcome>(
  () => DisputeActs,
  { versioned: true },
);

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
