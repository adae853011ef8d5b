import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { LectureRow, LectureSignInRow } from '../training.entities.js';

/** 签退 before the end: hours count until then. Refuses `training.signed-out` and `training.lecture-over`. */
@Injectable()
export class SignOutOfLecture {
  constructor(private readonly acts: Acts) {}

  signOut(actor: Actor, lectureId: string): Promise<Result<void>> {
    const subject = { agencyId: actor.agencyId, type: 'lecture', id: lectureId };
    return this.acts.perform(actor, 'training.sign-out', subject, async ({ tx, now }) => {
      const rows = tx.getRepository(LectureSignInRow);
      const row = await rows.findOneBy({ lectureId, userId: actor.userId });
      if (!row) return refuse('not-found');
      if (row.signedOutAt !== null) return refuse('training.signed-out');
      const lecture = await tx.getRepository(LectureRow).findOneByOrFail({ id: lectureId });
      if (lecture.state !== 'planned') return refuse('training.lecture-over');
      await rows.update({ id: row.id }, { signedOutAt: now });
      return ok({ value: undefined, detail: { title: lecture.title } });
    });
  }
}
