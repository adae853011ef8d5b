import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull } from 'typeorm';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { type Instant, legalDayOf } from '../../kernel/time.js';
import { rowsBy } from '../../platform/database/index.js';
import type { Scene } from '../ledger/index.js';
import { CaseCourseRow, CaseEvidenceRow, type CaseRow } from './case.entities.js';
import { Guards } from './guards.js';
import { type Span, uncovered } from './rules/coverage.rules.js';
import { type FullRecordingKind, FULL_RECORDING_KINDS, type Stage } from './rules/vocabulary.js';

type Situated = Pick<CaseRow, 'id' | 'agencyId' | 'areaCode' | 'field'>;

/** An act that must be on video whole, and what of it no recording shows. */
export interface FullRecordingStatus {
  readonly course: CaseCourseRow;
  readonly gaps: readonly Span[];
}

/** REC-02 (国办发〔2018〕118号 三（八）): which acts of a case must be recorded from beginning to end, and whether they are. */
@Injectable()
export class FullRecordingRequirements {
  constructor(private readonly guards: Guards) {}

  /** Enters such an act of the case, inside the act itself. */
  async enter(
    scene: Scene,
    caseId: string,
    course: { kind: FullRecordingKind; stage: Stage; place: string; from: Instant; to: Instant },
  ): Promise<void> {
    const { kind, stage, place, from, to } = course;
    await scene.tx.getRepository(CaseCourseRow).insert({
      id: scene.entryId,
      caseId,
      kind,
      stage,
      title: `${FULL_RECORDING_KINDS[kind]}（${place}）`.slice(0, 200),
      occurredFrom: new Date(from).toISOString(),
      occurredTo: new Date(to).toISOString(),
      excusedBecause: null,
      excusedByName: null,
      excusedAt: null,
    });
  }

  /** Those of the cases that had such an act. */
  async casesWithAny(tx: EntityManager, caseIds: readonly string[]): Promise<Set<string>> {
    const rows = await tx
      .getRepository(CaseCourseRow)
      .find({ where: { caseId: In([...caseIds]) }, select: { id: true, caseId: true } });
    return new Set(rows.map((row) => row.caseId));
  }

  /** Every such act of the case against the videos of its stage; what was excluded shows nothing. */
  async standing(tx: EntityManager, file: Situated): Promise<FullRecordingStatus[]> {
    const caseId = file.id;
    const courses = await rowsBy(tx, CaseCourseRow, { caseId }, ['occurredFrom']);
    if (courses.length === 0) return [];
    const videos = await tx
      .getRepository(CaseEvidenceRow)
      .findBy({ caseId, medium: 'video', excludedBecause: IsNull() });
    return courses.map((course) => {
      const { toleratedGapSeconds } = this.guards.params('REC-02', file, legalDayOf(course.occurredFrom));
      const spans = videos.flatMap(({ stage, coversFrom: from, coversTo: to }) =>
        stage === course.stage && from !== null && to !== null ? [{ from, to }] : [],
      );
      const whole = { from: course.occurredFrom, to: course.occurredTo };
      return { course, gaps: uncovered(whole, spans, Number(toleratedGapSeconds) * 1000) };
    });
  }

  /**
   * Refuses `case.course-not-covered` while such an act (of one stage, or of any) is not on video whole and no leader
   * has answered for it.
   */
  async hold(tx: EntityManager, file: Situated, stage?: Stage): Promise<Result<void>> {
    const bare = (await this.standing(tx, file)).find(
      ({ course, gaps }) =>
        gaps.length > 0 && course.excusedBecause === null && (stage === undefined || course.stage === stage),
    );
    if (!bare) return ok();
    const { course, gaps } = bare;
    return refuse('case.course-not-covered', {
      ruleId: 'REC-02',
      basis: '国办发〔2018〕118号 三（八）',
      detail: `${course.title}未全程录像，缺${gaps.length}段`,
      next: '上传覆盖全程的录像并注明起止时间；确实未能录制的，由负责人说明理由（仍计入问题清单）',
      facts: { courseId: course.id, stage: course.stage, gaps: gaps.map(({ from, to }) => ({ from, to })) },
    });
  }
}
