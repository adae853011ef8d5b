import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { type Bindings, CaseFiles, changedSince } from '../cases/index.js';
import type { Scene } from '../ledger/index.js';
import { ReviewLaw } from './review-law.js';
import { ReviewRow } from './review.entities.js';
import type { SubmissionInput } from './reviews.dto.js';
import { materialsComplete, requiredMaterials } from './rules/materials.rules.js';

/** What a submission fixes: the matter and its digests, once the materials of its kind of case are there. */
@Injectable()
export class ReviewSnapshot {
  constructor(
    private readonly files: CaseFiles,
    private readonly law: ReviewLaw,
  ) {}

  /** Refuses `review.materials-missing` (REV-07) by name, and `case.no-draft`. */
  async of(
    scene: Scene,
    caseId: string,
    input: SubmissionInput,
  ): Promise<
    Result<Pick<ReviewRow, 'matter' | 'factsDigest' | 'draftDigest' | 'evidenceDigest' | 'lawVersion'>>
  > {
    const { tx, today } = scene;
    const matter = await this.files.reviewMatter(tx, caseId, today);
    if (!matter.ok) return matter;
    const { file, bindings, scope } = matter.value;
    const filed = await this.files.filed(tx, file);
    const { row, basis } = this.law.materials(file, today);
    const required = requiredMaterials(row, filed.conditions);
    const complete = materialsComplete(required, input.materials, filed.titles, basis);
    if (!complete.ok) return complete;
    const evidence = await this.files.evidenceOf(tx, caseId);
    return ok({
      matter: {
        facts: file.facts,
        party: file.partyName,
        cause: file.cause,
        draft: file.draft!,
        evidence: evidence.map(({ id, title, sha256, stage }) => ({ id, title, sha256, stage })),
        scope: { required: scope.required, because: scope.because },
      },
      ...bindings,
      lawVersion: this.law.packVersion(file.areaCode),
    });
  }
}

/** 研究处理后再送审: after an opinion of problems the same matter is not put before a reviewer again. */
export async function somethingChanged(
  tx: EntityManager,
  caseId: string,
  current: Bindings,
): Promise<Result<void>> {
  const last = await tx
    .getRepository(ReviewRow)
    .findOne({ where: { caseId, state: 'opined' }, order: { round: 'DESC' } });
  if (last?.opinion !== 'problems' || changedSince(last, current).length > 0) return ok();
  return refuse('review.nothing-changed', {
    ruleId: 'PEN-14',
    detail: '事实、草稿和证据与上一轮相同',
    next: '按审核意见研究处理后再送审',
  });
}
