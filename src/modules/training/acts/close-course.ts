import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { RowContext } from '../../ledger/index.js';
import { CloseCourseInput } from '../dto/course-views.js';
import { CourseAct, type CourseOutcome } from '../training-acts.js';
import type { CourseRow } from '../training.entities.js';

/** 关闭课程: nobody studies it any more; what was finished stays. Refuses `training.course-closed`. */
@CourseAct({
  name: 'training.close-course',
  roles: ['trainer'],
  title: { zh: '关闭课程', en: 'Close the course' },
  route: 'POST training/courses/:id/close',
  input: CloseCourseInput,
  operationId: 'Courses_close',
})
export class CloseCourse {
  async run({ row }: RowContext<CourseRow>, { reason }: CloseCourseInput): Promise<Result<CourseOutcome>> {
    if (row.state === 'closed') return refuse('training.course-closed');
    return ok({ value: undefined, changes: { state: 'closed' }, detail: { title: row.title, reason } });
  }
}
