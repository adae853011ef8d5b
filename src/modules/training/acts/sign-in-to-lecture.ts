import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { Acts } from '../../ledger/index.js';
import { Lectures } from '../lectures.js';
import { codeFits, doorsOpen } from '../rules/lecture.rules.js';
import { LectureRow, LectureSignInRow } from '../training.entities.js';
import { WrongCodes } from '../wrong-codes.js';

export interface SignedIn {
  lectureId: string;
  title: string;
  endsAt: string;
}

/**
 * 签到 by the code on the screen of the lecture. Refuses `training.code-wrong`, `training.too-many-codes` and
 * `training.signed-in`.
 */
@Injectable()
export class SignInToLecture {
  constructor(
    private readonly acts: Acts,
    private readonly lectures: Lectures,
    private readonly wrong: WrongCodes,
    private readonly clock: Clock,
  ) {}

  async signIn(actor: Actor, code: string): Promise<Result<SignedIn>> {
    const ms = this.clock.ms();
    if (this.wrong.tooMany(actor.userId, ms))
      return refuse('training.too-many-codes', { next: '请十分钟后再试，或者请主讲人核实' });
    const open = (await this.lectures.running(actor)).filter((lecture) => doorsOpen(lecture, ms));
    const lecture = open.find(({ secret }) => codeFits(secret, code, ms));
    if (!lecture) {
      this.wrong.add(actor.userId, ms);
      return refuse('training.code-wrong', { next: '请输入屏幕上现在显示的六位签到码' });
    }
    const subject = { agencyId: actor.agencyId, type: 'lecture', id: lecture.id };
    return this.acts.perform(actor, 'training.sign-in', subject, async (scene) => {
      const { tx, now } = scene;
      const { id: lectureId, title, endsAt } = lecture;
      const { state } = await tx.getRepository(LectureRow).findOneByOrFail({ id: lectureId });
      if (state !== 'planned') return refuse('training.lecture-over');
      const rows = tx.getRepository(LectureSignInRow);
      if (await rows.existsBy({ lectureId, userId: actor.userId })) return refuse('training.signed-in');
      await rows.insert({
        ...{ id: scene.newId(), lectureId, agencyId: actor.agencyId, userId: actor.userId },
        ...{ officerId: actor.officerId ?? null, name: actor.name.slice(0, 60) },
        ...{ signedInAt: now, signedOutAt: null, minutes: null },
      });
      return ok({ value: { lectureId, title, endsAt }, detail: { title } });
    });
  }
}
