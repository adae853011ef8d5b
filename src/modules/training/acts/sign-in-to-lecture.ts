import { ROLES } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { SignedInView } from '../dto/lecture-views.js';
import { AttendanceAct, type LectureContext, type LectureOutcome } from '../training-acts.js';
import { LectureSignInRow } from '../training.entities.js';

/** 签到, after the code on the screen was right (`Lectures.byCode`). Refuses `training.lecture-over` and `training.signed-in`. */
@AttendanceAct({
  name: 'training.sign-in',
  roles: ROLES,
  title: { zh: '签到', en: 'Sign in to the lecture' },
})
export class SignInToLecture {
  async run({ tx, row, actor, now, newId }: LectureContext): Promise<Result<LectureOutcome<SignedInView>>> {
    const { id: lectureId, title, endsAt } = row;
    if (row.state !== 'planned') return refuse('training.lecture-over');
    const rows = tx.getRepository(LectureSignInRow);
    if (await rows.existsBy({ lectureId, userId: actor.userId })) return refuse('training.signed-in');
    await rows.insert({
      id: newId(),
      lectureId,
      agencyId: actor.agencyId,
      userId: actor.userId,
      officerId: actor.officerId ?? null,
      name: actor.name.slice(0, 60),
      signedInAt: now,
      signedOutAt: null,
      minutes: null,
    });
    return ok({ value: { lectureId, title, endsAt }, detail: { title } });
  }
}
