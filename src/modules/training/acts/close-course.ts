import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { CourseRow } from '../training.entities.js';

/** 关闭课程: nobody studies it any more; what was finished stays. Refuses `training.course-closed`. */
@Injectable()
export class CloseCourse {
  constructor(
    private readonly acts: Acts,
    @InjectRepository(CourseRow) private readonly courses: Repository<CourseRow>,
  ) {}

  async close(actor: Actor, id: string, reason: string): Promise<Result<void>> {
    const known = await this.courses.findOneBy({ id });
    if (!known) return refuse('not-found');
    const subject = { agencyId: known.agencyId, type: 'course', id };
    return this.acts.perform(actor, 'training.close-course', subject, async ({ tx }) => {
      const courses = tx.getRepository(CourseRow);
      const course = await courses.findOneByOrFail({ id });
      if (course.state === 'closed') return refuse('training.course-closed');
      await courses.update({ id }, { state: 'closed' });
      return ok({ value: undefined, detail: { title: course.title, reason } });
    });
  }
}
