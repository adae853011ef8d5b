import { ok, type Result } from '../../../kernel/result.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { builtInCourses } from '../built-in-courses.js';
import { courseDetail, courseRow, writeUnits } from '../course-units.js';
import { CourseAct, type CourseOutcome } from '../training-acts.js';
import { CourseRow } from '../training.entities.js';

/** Opens the courses that came with the program in an agency, those that are not there yet. */
@CourseAct({
  name: 'training.load-house-courses',
  roles: ['trainer'],
  title: { zh: '载入内置课程', en: 'Load the built-in courses' },
  creates: true,
})
export class LoadBuiltInCourses {
  async run(
    context: NewSubjectContext,
    { shared }: { shared: boolean },
  ): Promise<Result<CourseOutcome<{ added: string[] }>>> {
    const { agencyId, newId } = context;
    const courses = context.tx.getRepository(CourseRow);
    const added: string[] = [];
    const details = [];
    for (const { code, ...given } of builtInCourses()) {
      if (await courses.existsBy({ agencyId, code })) continue;
      const course = { ...given, shared };
      const id = newId();
      await courses.insert({ ...courseRow(context, course, code), id, agencyId });
      await writeUnits(context, id, course);
      added.push(id);
      details.push(courseDetail(course));
    }
    return ok({ value: { added }, detail: { courses: details } });
  }
}
