import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { CaseFiles } from '../../cases/index.js';
import { Acts } from '../../ledger/index.js';
import { returnsUnchanged } from '../dispute-acts.js';
import { submissionForm } from '../opinion-letter.js';
import { ReviewLaw } from '../review-law.js';
import { ReviewRow } from '../review.entities.js';
import { reviewClock } from '../rules/review-clock.rules.js';
import { somethingChanged, ReviewSnapshot } from '../review-snapshot.js';

export interface Submission {
  statement: string;
  materials: string[];
}

/** 送审: fixes the matter by its digests and starts the reviewer's days. Every round is a row of its own. */
@Injectable()
export class SubmitReview {
  constructor(
    private readonly acts: Acts,
    private readonly files: CaseFiles,
    private readonly law: ReviewLaw,
    private readonly submitted: ReviewSnapshot,
    private readonly clock: Clock,
  ) {}

  async submit(
    actor: Actor,
    caseId: string,
    input: Submission,
  ): Promise<Result<{ id: string; round: number; due: string }>> {
    const seen = await this.files.seen(actor, caseId);
    if (!seen.ok) return seen;
    const id = this.clock.newId();
    return this.acts.perform(
      actor,
      'review.submit',
      { agencyId: seen.value.agencyId, type: 'review', id },
      async (scene) => {
        const { tx, now, today } = scene;
        const matter = await this.files.reviewMatter(tx, caseId, today);
        if (!matter.ok) return matter;
        const { file, bindings } = matter.value;
        if (!actor.officerId || !file.officerIds.includes(actor.officerId))
          return refuse('case.not-case-officer');
        if (file.state !== 'concluded' && file.state !== 'notified')
          return refuse('review.not-due', { next: '调查终结并拟定决定后送审' });
        const reported = await this.files.hearingReported(tx, file, today);
        if (!reported.ok) return reported;
        const fixed = await this.submitted.of(scene, caseId, input);
        if (!fixed.ok) return fixed;
        const reviews = tx.getRepository(ReviewRow);
        const last = await reviews.findOne({ where: { caseId }, order: { round: 'DESC' } });
        if (last && (last.state === 'submitted' || last.state === 'taken')) return refuse('review.pending');
        const another = await somethingChanged(tx, caseId, bindings);
        if (!another.ok && !(last && (await returnsUnchanged(tx, this.files, last)))) return another;
        // Until the reviewer says that the materials are complete, the days are counted from here.
        const due = this.law.due(file, reviewClock(today, []));
        if (!due.ok) return due;
        const round = (last?.round ?? 0) + 1;
        await reviews.insert({
          id,
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
          due: due.value.due,
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
        const noted = await this.files.note(
          scene,
          caseId,
          'review.submit',
          [{ kind: '法制审核送审表', title: '法制审核送审表', body: submissionForm(file, input, round) }],
          { round },
        );
        return ok({
          value: { id, round, due: due.value.due },
          detail: { ...noted, caseId, round, ...bindings, due: due.value.due },
        });
      },
    );
  }
}
