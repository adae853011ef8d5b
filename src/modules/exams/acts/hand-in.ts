import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { Instant } from '../../../kernel/time.js';
import { Acts } from '../../ledger/index.js';
import { sessionHashOf } from '../session-token.js';
import { ExamSittingRow } from '../sitting.entities.js';
import { Sittings } from '../sittings.js';

export interface HandedIn {
  readonly answered: number;
  readonly total: number;
  readonly endedAt: Instant;
}

/** 交卷. Refuses `exam.over` and `exam.other-session`. */
@Injectable()
export class HandIn {
  constructor(
    private readonly acts: Acts,
    private readonly sittings: Sittings,
  ) {}

  async handIn(actor: Actor, sittingId: string, session: string): Promise<Result<HandedIn>> {
    const own = await this.sittings.own(actor, sittingId);
    if (!own.ok) return own;
    const subject = { agencyId: own.value.agencyId, type: 'exam-sitting', id: sittingId };
    return this.acts.perform(actor, 'exam.submit', subject, async (scene) => {
      const sitting = await scene.tx.getRepository(ExamSittingRow).findOneByOrFail({ id: sittingId });
      if (sitting.state === 'over') return this.sittings.over(sitting, scene.tx);
      if (sessionHashOf(session) !== sitting.sessionHash) return refuse('exam.other-session');
      const endedAt = await this.sittings.end(scene, sitting, 'handed-in');
      const counting = await this.sittings.counting(sittingId, scene.tx);
      const answered = counting.filter(({ choice }) => choice !== '').length;
      const value = { answered, total: sitting.shape.length, endedAt };
      return ok({ value, detail: { ...value, ending: 'handed-in' } });
    });
  }
}
