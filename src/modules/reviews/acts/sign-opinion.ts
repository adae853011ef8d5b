import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { type ReviewContext, ReviewerAct, type ReviewOutcome } from '../review-acts.js';
import type { ReviewRow } from '../review.entities.js';
import { ReviewSignatureRow } from '../review-step.entity.js';

/** The letter of an opinion, and the seal under it. */
export interface SealedLetter {
  readonly letter: string;
  readonly letterSha256: string;
  /** C2SP signed note. */
  readonly note: string;
  readonly verifierKey: string;
}

/**
 * 审核意见书签名: by the reviewer who gave the opinion, once, over the letter’s digest and what the opinion covers. The seal
 * was made before. Refuses `review.out-of-order`, `review.taken-by-other`, `review.signed`.
 */
@ReviewerAct({
  name: 'review.sign',
  roles: ['reviewer'],
  title: { zh: '签名审核意见书', en: 'Sign the opinion letter' },
})
export class SignOpinion {
  async run(
    { tx, actor, review, entryId, now }: ReviewContext,
    sealed: SealedLetter | undefined,
  ): Promise<Result<ReviewOutcome>> {
    const may = maySign(actor, review);
    if (!may.ok) return may;
    const signatures = tx.getRepository(ReviewSignatureRow);
    if (await signatures.existsBy({ reviewId: review.id })) return refuse('review.signed');
    if (!sealed) return refuse('review.out-of-order', { detail: '意见刚刚出具', next: '再次签名' });
    await signatures.insert({
      id: entryId,
      reviewId: review.id,
      ...sealed,
      byUserId: actor.userId,
      byName: actor.name,
      at: now,
    });
    const { letterSha256, verifierKey } = sealed;
    return ok({ value: undefined, detail: { letterSha256, verifierKey } });
  }
}

export function maySign(
  { userId, agencyIds }: Actor,
  { agencyId, state, reviewerUserId }: ReviewRow,
): Result<void> {
  if (!agencyIds.includes(agencyId)) return refuse('not-found');
  if (state !== 'opined') return refuse('review.out-of-order', { facts: { state } });
  return reviewerUserId === userId ? ok() : refuse('review.taken-by-other');
}
