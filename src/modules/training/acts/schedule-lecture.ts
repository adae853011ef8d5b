import { randomBytes } from 'node:crypto';
import { ok, type Result } from '../../../kernel/result.js';
import { instantOf } from '../../../kernel/time.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { LectureIdView, LectureInput } from '../dto/lecture-views.js';
import { lectureTimes } from '../rules/lecture.rules.js';
import { LectureAct, type LectureOutcome } from '../training-acts.js';

/** 安排讲座. Refuses `training.lecture-times`. */
@LectureAct({
  name: 'training.schedule-lecture',
  roles: ['trainer'],
  title: { zh: '安排讲座', en: 'Schedule a lecture' },
  route: 'POST training/lectures',
  input: LectureInput,
  answer: LectureIdView,
  creates: true,
  operationId: 'Lectures_schedule',
})
export class ScheduleLecture {
  async run(
    { id, actor, now }: NewSubjectContext,
    { title, kind, place, lecturer, shared, ...given }: LectureInput,
  ): Promise<Result<LectureOutcome<LectureIdView>>> {
    const startsAt = instantOf(new Date(given.startsAt));
    const endsAt = instantOf(new Date(given.endsAt));
    const fit = lectureTimes({ startsAt, endsAt });
    if (!fit.ok) return fit;
    return ok({
      value: { id },
      row: {
        title,
        kind,
        place,
        lecturer,
        startsAt,
        endsAt,
        shared,
        secret: randomBytes(32).toString('hex'),
        state: 'planned',
        createdAt: now,
        createdBy: actor.userId,
      },
      detail: { id, title, kind, place, lecturer, startsAt, endsAt, shared },
    });
  }
}
