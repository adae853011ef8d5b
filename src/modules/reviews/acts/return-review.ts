import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import { returnLetter } from '../opinion-letter.js';
import { type ReviewContext, ReviewerAct, type ReviewOutcome } from '../review-acts.js';
import { ReturnInput } from '../reviews.dto.js';

/**
 * 退回补正: the materials are incomplete; the reviewer's days stand still until the officer has completed them. Refuses
 * `review.out-of-order`, `review.taken-by-other`.
 */
@ReviewerAct({
  name: 'review.return',
  roles: ['reviewer'],
  title: { zh: '退回审核', en: 'Return the review' },
  route: 'POST reviews/:id/return',
  input: ReturnInput,
  operationId: 'Materials_return',
})
export class ReturnReview {
  constructor(private readonly files: CaseFiles) {}

  async run(context: ReviewContext, { reason }: ReturnInput): Promise<Result<ReviewOutcome>> {
    const { review, file, actor, today } = context;
    const { state, round, reviewerUserId } = review;
    if (state !== 'submitted' && state !== 'taken')
      return refuse('review.out-of-order', { facts: { state } });
    if (reviewerUserId && reviewerUserId !== actor.userId) return refuse('review.taken-by-other');
    const title = '法制审核补正通知书';
    const body = returnLetter(title, file, round, reason, actor.name, today);
    const documents = [{ kind: title, title, body }];
    const noted = await this.files.note(context, file.id, 'review.return', documents, { round });
    return ok({
      value: undefined,
      changes: { state: 'returned', returnReason: reason },
      step: { kind: 'returned', reason },
      detail: { ...noted, reason },
    });
  }
}
