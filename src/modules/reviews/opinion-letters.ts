import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { legalDayOf } from '../../kernel/time.js';
import { Agencies } from '../agencies/index.js';
import { CaseFiles, penaltyWords } from '../cases/index.js';
import type { LetterFacts } from './letter-document.js';
import { ReviewLaw } from './review-law.js';
import { ReviewSignatureRow } from './review-step.entity.js';
import { ReviewRow } from './review.entities.js';
import { CHECKLIST } from './rules/checklist.rules.js';
import type { ReviewSignatureView } from './letters.controller.js';

/** Opinion letters as they are handed out: the facts of the Word document, and the signature with what it covers. */
@Injectable()
export class OpinionLetters {
  constructor(
    @InjectRepository(ReviewRow) private readonly reviews: Repository<ReviewRow>,
    @InjectRepository(ReviewSignatureRow) private readonly signatures: Repository<ReviewSignatureRow>,
    private readonly files: CaseFiles,
    private readonly agencies: Agencies,
    private readonly law: ReviewLaw,
  ) {}

  /** Refuses `not-found`, and `review.out-of-order` while there is no opinion. */
  async letter(actor: Actor, id: string): Promise<Result<LetterFacts>> {
    const review = await this.reviews.findOneBy({ id });
    if (!review || !sees(actor, review.agencyId)) return refuse('not-found');
    if (review.state !== 'opined')
      return refuse('review.out-of-order', { facts: { state: review.state }, next: '出具审核意见后打印' });
    const file = await this.files.get(review.caseId);
    const agency = await this.agencies.get(review.agencyId);
    if (!file || !agency) return refuse('not-found');
    const signature = await this.signatures.findOneBy({ reviewId: id });
    const day = legalDayOf(review.opinedAt!);
    const agreed = review.opinion === 'agree';
    const word = this.law.opinions(file, day)[agreed ? 'agree' : review.problemKind!] ?? review.problemKind!;
    return ok({
      agencyName: agency.name,
      number: review.opinionNumber!,
      caseNumber: file.number,
      cause: review.matter.cause,
      party: review.matter.party,
      round: review.round,
      submittedBy: review.submittedByName,
      submittedOn: legalDayOf(review.submittedAt),
      materials: review.materials,
      scope: review.matter.scope.because,
      proposal: penaltyWords(review.matter.draft as Parameters<typeof penaltyWords>[0]),
      items: [...review.checklist!]
        .sort((a, b) => a.item - b.item)
        .map((item) => ({ ...item, title: CHECKLIST[item.item - 1]! })),
      opinion: agreed ? word : `存在问题（${word}）`,
      text: review.opinionText!,
      digests: [
        ['案件事实', review.factsDigest],
        ['决定书草稿', review.draftDigest],
        ['证据清单', review.evidenceDigest],
        ['规则包', review.lawVersion],
      ],
      reviewer: review.reviewerName!,
      day,
      note: signature?.note ?? null,
      verifierKey: signature?.verifierKey ?? null,
    });
  }

  /** Refuses `not-found`, `review.not-signed`. */
  async signature(actor: Actor, id: string): Promise<Result<ReviewSignatureView>> {
    const review = await this.reviews.findOneBy({ id });
    if (!review || !sees(actor, review.agencyId)) return refuse('not-found');
    const row = await this.signatures.findOneBy({ reviewId: id });
    if (!row) return refuse('review.not-signed');
    const { note, verifierKey, letter, letterSha256, byName, at } = row;
    return ok({ note, verifierKey, letter, letterSha256, byName, at });
  }
}
