import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles, changedSince } from '../../cases/index.js';
import { ReviewActs } from '../review-acts.js';
import { opinionLetter } from '../opinion-letter.js';
import { ReviewLaw } from '../review-law.js';
import { type ChecklistItem, checklistHolds, opinionInUse } from '../rules/checklist.rules.js';
import { SignOpinion } from './sign-opinion.js';

export interface Opinion {
  items: ChecklistItem[];
  opinion: 'agree' | 'problems';
  problemKind?: 'correct' | 'supplement' | 'disagree' | 'transfer';
  text: string;
}

/** 出具审核意见: written down into the case with the digests it covers (行政处罚法 第58条). */
@Injectable()
export class GiveOpinion {
  constructor(
    private readonly reviews: ReviewActs,
    private readonly files: CaseFiles,
    private readonly law: ReviewLaw,
    private readonly signing: SignOpinion,
  ) {}

  /** The opinion stands once given; where the seal fails it is signed later (`review.sign`). */
  async give(
    actor: Actor,
    reviewId: string,
    input: Opinion,
  ): Promise<Result<{ opinionNumber: string; passed: boolean }>> {
    const given = await this.opine(actor, reviewId, input);
    if (given.ok) await this.signing.afterOpinion(actor, reviewId);
    return given;
  }

  private opine(
    actor: Actor,
    reviewId: string,
    input: Opinion,
  ): Promise<Result<{ opinionNumber: string; passed: boolean }>> {
    return this.reviews.perform(actor, 'review.opine', reviewId, async (scene) => {
      const { review, file, clock } = scene;
      if (review.state !== 'taken')
        return refuse('review.out-of-order', { facts: { state: review.state }, next: '先受理' });
      if (review.reviewerUserId !== actor.userId) return refuse('review.taken-by-other');
      if (!clock.accepted)
        return refuse('review.out-of-order', {
          facts: { accepted: false },
          next: '先确认材料齐备，或退回补正',
        });
      const kind = input.opinion === 'agree' ? 'agree' : (input.problemKind ?? '');
      const opinions = this.law.opinions(file, scene.today);
      const holds = firstRefusal(
        () => checklistHolds(input.items, input.opinion),
        () =>
          input.opinion === 'problems' && !input.problemKind
            ? refuse('review.opinion-contradicts', { detail: '存在问题的，须写明处理方式' })
            : ok(),
        () => opinionInUse(opinions, kind),
      );
      if (!holds.ok) return holds;
      const matter = await this.files.reviewMatter(scene.tx, review.caseId, scene.today);
      if (!matter.ok) return matter;
      // The reviewer read the matter as submitted; an opinion on something else would bind nobody.
      const changed = changedSince(review, matter.value.bindings);
      if (changed.length)
        return refuse('review.matter-changed', {
          ruleId: 'PEN-14',
          detail: `送审后${changed.join('、')}有变动`,
          next: '退回，由承办人重新送审',
          facts: { changed },
        });
      const passed = input.opinion === 'agree';
      const opinionNumber = await this.files.nextNumber(scene, review.agencyId, '法审');
      const { factsDigest, draftDigest, evidenceDigest, lawVersion, round, caseId } = review;
      await this.files.recordReviewOutcome(scene, {
        caseId,
        round,
        passed,
        reviewerUserId: actor.userId,
        reviewerName: actor.name,
        opinionNumber,
        factsDigest,
        draftDigest,
        evidenceDigest,
        lawVersion,
      });
      const title = '法制审核意见书';
      const body = opinionLetter(opinionNumber, review, input, opinions[kind]!, actor.name, scene.today);
      const noted = await this.files.note(
        scene,
        caseId,
        'review.opine',
        [{ kind: title, title, body, number: opinionNumber }],
        { round, passed },
      );
      await this.files.stopReviewClock(scene, caseId);
      return ok({
        value: { opinionNumber, passed },
        changes: {
          state: 'opined' as const,
          checklist: input.items,
          opinion: input.opinion,
          problemKind: input.problemKind ?? null,
          opinionText: input.text,
          opinionNumber,
          opinedAt: scene.now,
        },
        detail: { ...noted, caseId, round, passed, opinionNumber, factsDigest, draftDigest, evidenceDigest },
      });
    });
  }
}
