import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { Instant } from '../../../kernel/time.js';
import { Acts } from '../../ledger/index.js';
import { sessionHashOf } from '../session-token.js';
import { ExamSittingRow } from '../attempt.entities.js';
import { Attempts } from '../attempts.js';

export interface SubmittedAttempt {
  readonly answered: number;
  readonly total: number;
  readonly endedAt: Instant;
}

/** 交卷. Refuses `exam.over` and `exam.other-session`. */
@Injectable()
export class SubmitAttempt {
  constructor(
    private readonly acts: Acts,
    private readonly attempts: Attempts,
  ) {}

  async handIn(actor: Actor, sittingId: string, session: string): Promise<Result<SubmittedAttempt>> {
    const own = await this.attempts.own(actor, sittingId);
    if (!own.ok) return own;
    const subject = { agencyId: own.value.agencyId, type: 'exam-sitting', id: sittingId };
    return this.acts.perform(actor, 'exam.submit', subject, async (scene) => {
      const attempt = await scene.tx.getRepository(ExamSittingRow).findOneByOrFail({ id: sittingId });
      if (attempt.state === 'over') return this.attempts.over(attempt, scene.tx);
      if (sessionHashOf(session) !== attempt.sessionHash) return refuse('exam.other-session');
      const endedAt = await this.attempts.end(scene, attempt, 'handed-in');
      const counting = await this.attempts.counting(sittingId, scene.tx);
      const answered = counting.filter(({ choice }) => choice !== '').length;
      const value = { answered, total: attempt.shape.length, endedAt };
      return ok({ value, detail: { ...value, ending: 'handed-in' } });
    });
  }
}
