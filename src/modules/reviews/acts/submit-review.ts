import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import type { ActOutcome } from '../../ledger/index.js';
import { returnsUnchanged } from '../dispute-acts.js';
import { submissionForm } from '../opinion-letter.js';
import { ReviewLaw } from '../review-law.js';
import { ReviewRow } from '../review.entities.js';
import { ReviewSnapshot, somethingChanged } from '../review-snapshot.js';
import { ReviewSubmittedView, SubmissionInput } from '../reviews.dto.js';
import { reviewClock } from '../rules/review-clock.rules.js';
import { SubmissionAct, type SubmissionContext } from '../submission-acts.js';

/**
 * 送审: fixes the matter by its digests and starts the reviewer's days. Every round is a row of its own. Refuses
 * `case.no-draft`, `case.not-case-officer`, `review.not-due`, `review.materials-missing`, `review.pending`,
 * `review.nothing-changed`.
 */
@SubmissionAct({
  name: 'review.submit',
  roles: ['officer'],
  title: { zh: '送法制审核', en: 'Submit for legal review' },
  route: 'POST cases/:id/reviews',
  input: SubmissionInput,
  answer: ReviewSubmittedView,
  status: 201,
  operationId: 'Reviews_submit',
})
export class SubmitReview {
  constructor(
    private readonly files: CaseFiles,
    private readonly law: ReviewLaw,
    private readonly submitted: ReviewSnapshot,
  ) {}

  async run(
    context: SubmissionContext,
    input: SubmissionInput,
  ): Promise<Result<ActOutcome<ReviewSubmittedView>>> {
    const { tx, actor, now, today, entered } = context;
    const { id: reviewId } = entered;
    const caseId = context.file.id;
    const matter = await this.files.reviewMatter(tx, caseId, today);
    if (!matter.ok) return matter;
    const { file, bindings } = matter.value;
    if (!actor.officerId || !file.officerIds.includes(actor.officerId))
      return refuse('case.not-case-officer');
    if (file.state !== 'concluded' && file.state !== 'notified')
      return refuse('review.not-due', { next: '调查终结并拟定决定后送审' });
    const reported = await this.files.hearingReported(tx, file, today);
    if (!reported.ok) return reported;
    const fixed = await this.submitted.of(context, caseId, input);
    if (!fixed.ok) return fixed;
    const reviews = tx.getRepository(ReviewRow);
    const last = await reviews.findOne({ where: { caseId }, order: { round: 'DESC' } });
    if (last && (last.state === 'submitted' || last.state === 'taken')) return refuse('review.pending');
    const another = await somethingChanged(tx, caseId, bindings);
    if (!another.ok && !(last && (await returnsUnchanged(tx, this.files, last)))) return another;
    // Until the reviewer says that the materials are complete, the days are counted from here.
    const counted = this.law.due(file, reviewClock(today, []));
    if (!counted.ok) return counted;
    const { due } = counted.value;
    const round = (last?.round ?? 0) + 1;
    await reviews.insert({
      id: reviewId,
      agencyId: file.agencyId,
      caseId,
      round,
      state: 'submitted',
      statement: input.statement,
      materials: input.materials,
      ...fixed.value,
      submittedAt: now,
      submittedBy: actor.userId,
      submittedByName: actor.name,
      due,
      reviewerUserId: null,
      reviewerName: null,
      takenAt: null,
      returnReason: null,
      checklist: null,
      opinion: null,
      problemKind: null,
      opinionText: null,
      opinionNumber: null,
      opinedAt: null,
    });
    const title = '法制审核送审表';
    const documents = [{ kind: title, title, body: submissionForm(file, input, round) }];
    const noted = await this.files.note(context, caseId, 'review.submit', documents, { round });
    return ok({
      value: { id: reviewId, round, due },
      detail: { ...noted, caseId, round, ...bindings, due },
    });
  }
}
