import { ROLES } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { AttendanceAct, type LectureContext, type LectureOutcome } from '../training-acts.js';
import { LectureSignInRow } from '../training.entities.js';

/**
 * 签退 before the end: hours count until then. Refuses `not-found` to who never signed in, `training.signed-out` and
 * `training.lecture-over`.
 */
@AttendanceAct({
  name: 'training.sign-out',
  roles: ROLES,
  title: { zh: '签退', en: 'Sign out of the lecture' },
  route: 'POST training/lectures/:id/sign-out',
  operationId: 'Lectures_signOut',
})
export class SignOutOfLecture {
  async run({ tx, row, actor, now }: LectureContext): Promise<Result<LectureOutcome>> {
    const rows = tx.getRepository(LectureSignInRow);
    const own = await rows.findOneBy({ lectureId: row.id, userId: actor.userId });
    if (!own) return refuse('not-found');
    if (own.signedOutAt !== null) return refuse('training.signed-out');
    if (row.state !== 'planned') return refuse('training.lecture-over');
    await rows.update({ id: own.id }, { signedOutAt: now });
    return ok({ value: undefined, detail: { title: row.title } });
  }
}
