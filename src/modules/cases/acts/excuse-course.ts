import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseCourseRow } from '../case.entities.js';
import { FullRecordingRequirements } from '../full-recording-requirements.js';
import { ExcuseCourseInput } from '../dto/case-inputs.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';
import { BEFORE_DECISION } from '../rules/procedure.js';

/**
 * * REC-02: the law knows no exception, a broken camera does. A leader answers by name for an act that could not be
 * recorded whole; the case goes on, the want of the recording stays a finding for ever.
 */
@CaseAct({
  name: 'case.excuse-course',
  roles: ['leader'],
  title: { zh: '说明未全程录像的理由', en: 'Answer for a course not recorded whole' },
  route: 'POST cases/:id/course-excuses',
  input: ExcuseCourseInput,
  from: [...BEFORE_DECISION, 'decided', 'served', 'performed'],
  stage: 'investigation',
  guards: ['REC-02'],
  offeredWhen: ({ hasUnexplainedGap }) => hasUnexplainedGap,
})
export class ExcuseCourse {
  constructor(private readonly courses: FullRecordingRequirements) {}

  async run(context: CaseContext, input: ExcuseCourseInput): Promise<Result<CaseOutcome>> {
    const { file, tx, now, actor } = context;
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
      .update({ id: course.id }, { excusedBecause: input.reason, excusedByName: actor.name, excusedAt: now });
    const missing = gaps.map(({ from, to }) => ({ from, to }));
    return ok({
      value: undefined,
      stage: course.stage,
      detail: { courseId: course.id, reason: input.reason, gaps: missing },
    });
  }
}
