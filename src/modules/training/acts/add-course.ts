import type { EntityManager } from 'typeorm';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { EvidenceReader } from '../../evidence/index.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { courseDetail, courseRow, writeUnits } from '../course-units.js';
import { CourseIdView, NewCourseInput, type NewUnitInput } from '../dto/course-views.js';
import { CourseAct, type CourseOutcome } from '../training-acts.js';
import { CourseFileRow } from '../training.entities.js';

/**
 * 开设课程 with all its units; it stands as it was opened. Refuses `training.unit-content` for a unit without its text or
 * file, and `training.no-video` for anything but a video of the agency's own vault.
 */
@CourseAct({
  name: 'training.add-course',
  roles: ['trainer'],
  title: { zh: '开设课程', en: 'Open a course' },
  route: 'POST training/courses',
  input: NewCourseInput,
  answer: CourseIdView,
  creates: true,
  operationId: 'Courses_add',
})
export class AddCourse {
  constructor(private readonly evidence: EvidenceReader) {}

  async run(
    context: NewSubjectContext,
    course: NewCourseInput,
  ): Promise<Result<CourseOutcome<CourseIdView>>> {
    const { tx, id, agencyId } = context;
    for (const [i, unit] of course.units.entries()) {
      const fit = await this.content(tx, agencyId, unit, i + 1);
      if (!fit.ok) return fit;
    }
    await writeUnits(context, id, course);
    return ok({ value: { id }, row: courseRow(context, course, null), detail: courseDetail(course) });
  }

  private async content(
    tx: EntityManager,
    agencyId: string,
    unit: NewUnitInput,
    seq: number,
  ): Promise<Result<void>> {
    const missing = () =>
      refuse('training.unit-content', {
        detail: `第${seq}单元“${unit.title}”没有内容`,
        facts: { unit: seq },
      });
    if (unit.kind === 'text') return unit.body?.trim() ? ok() : missing();
    if (unit.kind === 'pdf') {
      const found =
        unit.fileId && (await tx.getRepository(CourseFileRow).existsBy({ id: unit.fileId, agencyId }));
      return found ? ok() : missing();
    }
    if (!unit.evidenceId) return missing();
    const video = await this.evidence.item(unit.evidenceId, tx);
    if (video?.agencyId === agencyId && video.mediaType.startsWith('video/')) return ok();
    return refuse('training.no-video', {
      detail: `第${seq}单元所选不是本机关证据库中的视频`,
      facts: { unit: seq },
    });
  }
}
