import type { ActCall } from '../../../platform/acts/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles, changedSince } from '../../cases/index.js';
import { opinionLetter } from '../opinion-letter.js';
import { OpinionSigning } from '../opinion-signing.js';
import { type ReviewContext, ReviewerAct, type ReviewOutcome } from '../review-acts.js';
import { ReviewLaw } from '../review-law.js';
import { OpinionInput, OpinionView } from '../reviews.dto.js';
import { checklistHolds, opinionInUse } from '../rules/checklist.rules.js';

/**
 * 出具审核意见: written down into the case with the digests it covers (行政处罚法 第58条). Refuses `review.out-of-order`,
 * `review.taken-by-other`, `review.checklist-incomplete`, `review.opinion-contradicts`, `review.opinion-not-in-use`,
 * `review.matter-changed`.
 */
@ReviewerAct({
  name: 'review.opine',
  roles: ['reviewer'],
  title: { zh: '签署审核意见', en: 'Sign the review opinion' },
  route: 'POST reviews/:id/opinion',
  input: OpinionInput,
  answer: OpinionView,
  operationId: 'Reviews_opine',
})
export class GiveOpinion {
  constructor(
    private readonly files: CaseFiles,
    private readonly law: ReviewLaw,
    private readonly signing: OpinionSigning,
  ) {}

  async run(context: ReviewContext, input: OpinionInput): Promise<Result<ReviewOutcome<OpinionView>>> {
    const { tx, actor, now, today, review, file, clock } = context;
    if (review.state !== 'taken')
      return refuse('review.out-of-order', { facts: { state: review.state }, next: '先受理' });
    if (review.reviewerUserId !== actor.userId) return refuse('review.taken-by-other');
    if (!clock.accepted)
      return refuse('review.out-of-order', {
        facts: { accepted: false },
        next: '先确认材料齐备，或退回补正',
      });
    const kind = input.opinion === 'agree' ? 'agree' : (input.problemKind ?? '');
    const opinions = this.law.opinions(file, today);
    const holds = firstRefusal(
      () => checklistHolds(input.items, input.opinion),
      () =>
        input.opinion === 'problems' && !input.problemKind
          ? refuse('review.opinion-contradicts', { detail: '存在问题的，须写明处理方式' })
          : ok(),
      () => opinionInUse(opinions, kind),
    );
    if (!holds.ok) return holds;
    const matter = await this.files.reviewMatter(tx, review.caseId, today);
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
    const opinionNumber = await this.files.nextNumber(context, review.agencyId, '法审');
    const { factsDigest, draftDigest, evidenceDigest, lawVersion, round, caseId } = review;
    await this.files.recordReviewOutcome(context, {
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
    const body = opinionLetter(opinionNumber, review, input, opinions[kind]!, actor.name, today);
    const noted = await this.files.note(
      context,
      caseId,
      'review.opine',
      [{ kind: title, title, body, number: opinionNumber }],
      { round, passed },
    );
    await this.files.stopReviewClock(context, caseId);
    return ok({
      value: { opinionNumber, passed },
      changes: {
        state: 'opined',
        checklist: input.items,
        opinion: input.opinion,
        problemKind: input.problemKind ?? null,
        opinionText: input.text,
        opinionNumber,
        opinedAt: now,
      },
      detail: { ...noted, caseId, round, passed, opinionNumber, factsDigest, draftDigest, evidenceDigest },
    });
  }

  /** The opinion stands once given; where the seal fails it is signed later (`review.sign`). */
  afterwards({ actor, id }: ActCall<OpinionInput>): Promise<void> {
    return this.signing.afterOpinion(actor, id!);
  }
}
