import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { houseCourses } from '../house-courses.js';
import { CourseRow } from '../training.entities.js';
import { courseDetail, writeCourse } from './add-course.js';

/** Opens the courses that came with the program in an agency, those that are not there yet. */
@Injectable()
export class LoadHouseCourses {
  constructor(private readonly acts: Acts) {}

  load(actor: Actor, agencyId: string, shared: boolean): Promise<Result<{ added: string[] }>> {
    const courses = houseCourses();
    const subject = { agencyId, type: 'course', id: agencyId };
    return this.acts.perform(actor, 'training.load-house-courses', subject, async (scene) => {
      const added: string[] = [];
      const details = [];
      for (const { code, ...course } of courses) {
        if (await scene.tx.getRepository(CourseRow).existsBy({ agencyId, code })) continue;
        added.push(await writeCourse(scene, agencyId, code, { ...course, shared }));
        details.push(courseDetail({ ...course, shared }));
      }
      return ok({ value: { added }, detail: { courses: details } });
    });
  }
}
