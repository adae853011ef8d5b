import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import { submissionForm } from '../opinion-letter.js';
import { ReviewAct, type ReviewContext, type ReviewOutcome } from '../review-acts.js';
import { ReviewLaw } from '../review-law.js';
import { ReviewRow } from '../review.entities.js';
import { ReviewSnapshot, somethingChanged } from '../review-snapshot.js';
import { ReviewDueView, SubmissionInput } from '../reviews.dto.js';

/**
 * 补正材料: the same round goes on, on the case as it is now; the clock begins, or goes on where it stood. Refuses
 * `review.out-of-order`, `case.not-case-officer`, `review.materials-missing`, `review.nothing-changed`.
 */
@ReviewAct({
  name: 'review.complete-materials',
  roles: ['officer'],
  title: { zh: '补正送审材料', en: 'Complete the materials' },
  route: 'POST reviews/:id/completion',
  input: SubmissionInput,
  answer: ReviewDueView,
  operationId: 'Materials_complete',
})
export class CompleteMaterials {
  constructor(
    private readonly files: CaseFiles,
    private readonly law: ReviewLaw,
    private readonly submitted: ReviewSnapshot,
  ) {}

  async run(context: ReviewContext, input: SubmissionInput): Promise<Result<ReviewOutcome<ReviewDueView>>> {
    const { review, file, tx, actor } = context;
    if (!actor.officerId || !file.officerIds.includes(actor.officerId))
      return refuse('case.not-case-officer');
    const { caseId, round } = review;
    const later = await tx.getRepository(ReviewRow).existsBy({ caseId, round: round + 1 });
    if (review.state !== 'returned' || later)
      return refuse('review.out-of-order', { facts: { state: review.state } });
    const matter = await this.submitted.of(context, caseId, input);
    if (!matter.ok) return matter;
    const another = await somethingChanged(tx, caseId, matter.value);
    if (!another.ok) return another;
    const title = '法制审核送审表';
    const documents = [{ kind: title, title, body: submissionForm(file, input, round) }];
    const noted = await this.files.note(context, caseId, 'review.complete-materials', documents, { round });
    const { factsDigest, draftDigest, evidenceDigest } = matter.value;
    const { due } = this.law.dueAfter(context, 'completed');
    return ok({
      value: { due },
      changes: { ...input, ...matter.value, state: review.reviewerUserId ? 'taken' : 'submitted' },
      step: { kind: 'completed' },
      detail: { ...noted, round, factsDigest, draftDigest, evidenceDigest },
    });
  }
}
