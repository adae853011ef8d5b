import { Injectable } from '@nestjs/common';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { ok, type Result } from '../../kernel/result.js';
import { type Bindings, CaseFiles, CaseRow } from '../cases/index.js';
import { LedgerEntryRow, type Scene } from '../ledger/index.js';
import { ReviewLaw } from './review-law.js';
import { ReviewRow } from './review.entities.js';
import type { SubmissionInput } from './reviews.dto.js';
import { materialsComplete, requiredMaterials } from './rules/materials.rules.js';
import { CERTIFICATE_CURES, objectionsAnswered } from './rules/resubmission.rules.js';

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

/** 研究处理后再送审: after an opinion of problems what it objected to must have been answered. */
export async function somethingChanged(
  tx: EntityManager,
  caseId: string,
  current: Bindings,
): Promise<Result<void>> {
  const last = await tx
    .getRepository(ReviewRow)
    .findOne({ where: { caseId, state: 'opined' }, order: { round: 'DESC' } });
  if (last?.opinion !== 'problems') return ok();
  return objectionsAnswered(last, current, await actsSince(tx, last));
}

/** What was entered since an opinion: on its case, and of its officers' certificates. */
async function actsSince(tx: EntityManager, { id, caseId, agencyId }: ReviewRow): Promise<string[]> {
  const entries = tx.getRepository(LedgerEntryRow);
  const opinion = await entries.findOneBy({ subjectType: 'review', subjectId: id, act: 'review.opine' });
  const file = await tx.getRepository(CaseRow).findOneBy({ id: caseId });
  if (!opinion || !file) return [];
  const since = { agencyId, seq: MoreThan(opinion.seq) };
  const found = await entries.find({
    where: [
      { ...since, subjectType: 'case', subjectId: caseId },
      { ...since, subjectType: 'officer', subjectId: In(file.officerIds), act: In(CERTIFICATE_CURES) },
    ],
    select: { agencyId: true, seq: true, act: true },
  });
  return found.map(({ act }) => act);
}
