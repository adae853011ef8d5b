import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CancelLectureInput } from '../dto/lecture-views.js';
import { LectureAct, type LectureContext, type LectureOutcome } from '../training-acts.js';

/** 取消讲座: nobody's hours are written down. Refuses `training.lecture-over`. */
@LectureAct({
  name: 'training.cancel-lecture',
  roles: ['trainer'],
  title: { zh: '取消讲座', en: 'Cancel the lecture' },
  route: 'POST training/lectures/:id/cancel',
  input: CancelLectureInput,
  operationId: 'Lectures_cancel',
})
export class CancelLecture {
  async run({ row }: LectureContext, { reason }: CancelLectureInput): Promise<Result<LectureOutcome>> {
    if (row.state !== 'planned') return refuse('training.lecture-over');
    return ok({ value: undefined, changes: { state: 'cancelled' }, detail: { title: row.title, reason } });
  }
}
