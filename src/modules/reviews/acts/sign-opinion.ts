import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import { ReviewActs } from '../review-acts.js';
import { ReviewRow } from '../review.entities.js';
import { ReviewSignatureRow } from '../review-step.entity.js';
import { opinionNoteText, sealedNote } from '../signing/opinion-note.js';
import { SealProvider } from '../signing/seal-provider.js';

/** 审核意见书签名: by the reviewer who gave the opinion, once, over the letter’s digest and what the opinion covers. */
@Injectable()
export class SignOpinion {
  private readonly log = new Logger(SignOpinion.name);

  constructor(
    private readonly reviews: ReviewActs,
    private readonly files: CaseFiles,
    private readonly seals: SealProvider,
    @InjectRepository(ReviewRow) private readonly rows: Repository<ReviewRow>,
  ) {}

  /** Refuses `not-found`, `review.out-of-order`, `review.taken-by-other`, `review.signed`. */
  async sign(actor: Actor, reviewId: string): Promise<Result<void>> {
    const known = await this.rows.findOneBy({ id: reviewId });
    if (!known) return refuse('not-found');
    const may = maySign(actor, known);
    if (!may.ok) return may;
    const documents = await this.files.documents(known.caseId);
    const letter = documents.find(({ number }) => number === known.opinionNumber);
    if (!letter) throw new Error('the letter of an opinion is gone');
    // A seal may be made far away: not inside the act. An opinion that was given changes no more.
    const text = opinionNoteText(known, letter.sha256);
    const seal = await this.seals.sign(actor.userId, Buffer.from(text, 'utf8'));
    const note = sealedNote(text, seal);
    return this.reviews.perform(actor, 'review.sign', reviewId, async ({ tx, review, entryId, now }) => {
      const still = maySign(actor, review);
      if (!still.ok) return still;
      const signatures = tx.getRepository(ReviewSignatureRow);
      if (await signatures.existsBy({ reviewId })) return refuse('review.signed');
      const { verifierKey } = seal;
      await signatures.insert({
        ...{ id: entryId, reviewId, note, verifierKey, at: now },
        ...{ letter: letter.body, letterSha256: letter.sha256, byUserId: actor.userId, byName: actor.name },
      });
      return ok({ value: undefined, changes: {}, detail: { letterSha256: letter.sha256, verifierKey } });
    });
  }

  /** Directly after the opinion: a seal that fails does not take the opinion back, it is made up for later. */
  async afterOpinion(actor: Actor, reviewId: string): Promise<void> {
    try {
      const signed = await this.sign(actor, reviewId);
      if (!signed.ok) this.log.warn(`opinion ${reviewId} stays unsigned: ${signed.refusal.code}`);
    } catch (error) {
      this.log.error(`opinion ${reviewId} stays unsigned`, error instanceof Error ? error.stack : error);
    }
  }
}

function maySign(actor: Actor, review: ReviewRow): Result<void> {
  if (!actor.agencyIds.includes(review.agencyId)) return refuse('not-found');
  if (review.state !== 'opined') return refuse('review.out-of-order', { facts: { state: review.state } });
  return review.reviewerUserId === actor.userId ? ok() : refuse('review.taken-by-other');
}
