import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { CaseFiles } from '../cases/index.js';
import { maySign, type SealedLetter, SignOpinion } from './acts/sign-opinion.js';
import { ReviewerActs } from './review-acts.js';
import { ReviewRow } from './review.entities.js';
import { opinionNoteText, sealedNote } from './signing/opinion-note.js';
import { SealProvider } from './signing/seal-provider.js';

/** Makes the seal under an opinion letter, which may be made far away and therefore not inside an act, and enters it. */
@Injectable()
export class OpinionSigning {
  private readonly log = new Logger(OpinionSigning.name);

  constructor(
    private readonly acts: ReviewerActs,
    private readonly files: CaseFiles,
    private readonly seals: SealProvider,
    @InjectRepository(ReviewRow) private readonly rows: Repository<ReviewRow>,
  ) {}

  /** Refuses `not-found`, `conflict.version`, and as `review.sign` does. */
  async sign(actor: Actor, id: string, version?: string): Promise<Result<void>> {
    const known = await this.rows.findOneBy({ id });
    // What will be refused needs no seal.
    const sealed = known && maySign(actor, known).ok ? await this.seal(actor, known) : undefined;
    return this.acts.run(SignOpinion, { actor, id, version, input: sealed });
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

  /** An opinion that was given changes no more. */
  private async seal(actor: Actor, review: ReviewRow): Promise<SealedLetter> {
    const documents = await this.files.documents(review.caseId);
    const letter = documents.find(({ number }) => number === review.opinionNumber);
    if (!letter) throw new Error('the letter of an opinion is gone');
    const text = opinionNoteText(review, letter.sha256);
    const seal = await this.seals.sign(actor.userId, Buffer.from(text, 'utf8'));
    return {
      letter: letter.body,
      letterSha256: letter.sha256,
      note: sealedNote(text, seal),
      verifierKey: seal.verifierKey,
    };
  }
}
