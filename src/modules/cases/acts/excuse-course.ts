import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import { CaseCourseRow } from '../case.entities.js';
import { Courses } from '../courses.js';
import type { ExcuseCourseInput } from '../dto/case-inputs.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';

/**
 * REC-02: the law knows no exception, a broken camera does. A leader answers by name for an act that could not be
 * recorded whole; the case goes on, the want of the recording stays a finding for ever.
 */
@Injectable()
export class ExcuseCourse {
  constructor(
    private readonly cases: CaseActs,
    private readonly courses: Courses,
  ) {}

  excuse(actor: Actor, caseId: string, input: ExcuseCourseInput): Promise<Result<void>> {
    return this.cases.perform(actor, 'case.excuse-course', caseId, async (scene) => {
      const { file, tx, now } = scene;
      const four = deciderIsNotOfficer(file.officerIds, actor.officerId);
      if (!four.ok) return four;
      const standing = (await this.courses.standing(tx, file)).find(
        ({ course }) => course.id === input.courseId,
      );
      if (!standing) return refuse('not-found');
      const { course, gaps } = standing;
      if (gaps.length === 0 || course.excusedBecause !== null)
        return refuse('case.course-stands', { ruleId: 'REC-02' });
      await tx
        .getRepository(CaseCourseRow)
        .update(
          { id: course.id },
          { excusedBecause: input.reason, excusedByName: actor.name, excusedAt: now },
        );
      const missing = gaps.map(({ from, to }) => ({ from, to }));
      return ok({
        value: undefined,
        stage: course.stage,
        detail: { courseId: course.id, reason: input.reason, gaps: missing },
      });
    });
  }
}
