import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { LawService } from '../../calendar/index.js';
import { CaseFiles, changedSince } from '../../cases/index.js';
import { Acts } from '../../ledger/index.js';
import { returnsUnchanged } from '../dispute-acts.js';
import { submissionForm } from '../opinion-letter.js';
import { ReviewRow } from '../review.entities.js';

export interface Submission {
  statement: string;
  materials: string[];
}

/** What must lie before the reviewer (118号 四（十二）). */
export const REQUIRED_MATERIALS = ['送审说明', '决定书草稿', '证据材料'] as const;

/** 送审: fixes the matter by its digests and starts the reviewer's days. Every round is a row of its own. */
@Injectable()
export class SubmitReview {
  constructor(
    private readonly acts: Acts,
    private readonly files: CaseFiles,
    private readonly law: LawService,
    private readonly clock: Clock,
  ) {}

  async submit(
    actor: Actor,
    caseId: string,
    input: Submission,
  ): Promise<Result<{ id: string; round: number; due: string }>> {
    const seen = await this.files.seen(actor, caseId);
    if (!seen.ok) return seen;
    const missing = REQUIRED_MATERIALS.filter((material) => !input.materials.includes(material));
    if (missing.length)
      return refuse('review.materials-missing', { detail: `缺：${missing.join('、')}`, facts: { missing } });
    const id = this.clock.newId();
    return this.acts.perform(
      actor,
      'review.submit',
      { agencyId: seen.value.agencyId, type: 'review', id },
      async (scene) => {
        const { tx, now, today } = scene;
        const matter = await this.files.reviewMatter(tx, caseId, today);
        if (!matter.ok) return matter;
        const { file, bindings, scope } = matter.value;
        if (!actor.officerId || !file.officerIds.includes(actor.officerId))
          return refuse('case.not-case-officer');
        if (file.state !== 'concluded' && file.state !== 'notified')
          return refuse('review.not-due', { next: '调查终结并拟定决定后送审' });
        const reported = await this.files.hearingReported(tx, file, today);
        if (!reported.ok) return reported;
        const reviews = tx.getRepository(ReviewRow);
        const last = await reviews.findOne({ where: { caseId }, order: { round: 'DESC' } });
        if (last && (last.state === 'submitted' || last.state === 'taken')) return refuse('review.pending');
        if (
          last?.state === 'opined' &&
          last.opinion === 'problems' &&
          changedSince(last, bindings).length === 0 &&
          !(await returnsUnchanged(tx, this.files, last))
        )
          return refuse('review.nothing-changed', {
            ruleId: 'PEN-14',
            detail: '事实、草稿和证据与上一轮相同',
            next: '按审核意见研究处理后再送审',
          });
        const due = this.law.due('REV-01', today, {
          place: file.areaCode,
          domain: file.field,
          agency: file.agencyId,
        });
        if (!due.ok) return due;
        const evidence = await this.files.evidenceOf(tx, caseId);
        const round = (last?.round ?? 0) + 1;
        await reviews.insert({
          id,
          agencyId: file.agencyId,
          caseId,
          round,
          state: 'submitted',
          statement: input.statement,
          materials: input.materials,
          matter: {
            facts: file.facts,
            party: file.partyName,
            cause: file.cause,
            draft: file.draft!,
            evidence: evidence.map((e) => ({ id: e.id, title: e.title, sha256: e.sha256, stage: e.stage })),
            scope: { required: scope.required, because: scope.because },
          },
          ...bindings,
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
