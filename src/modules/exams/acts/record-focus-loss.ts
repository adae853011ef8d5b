import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { ExamBatchRow, WITHOUT_POOL } from '../batch.entities.js';
import { leavingSubmits } from '../rules/attempt.rules.js';
import { sessionHashOf } from '../session-token.js';
import { ExamSittingRow } from '../attempt.entities.js';
import { Attempts } from '../attempts.js';

/** 离开考试页面: counted and kept; under the rule `submit` the limit ends the attempt. */
@Injectable()
export class RecordFocusLoss {
  constructor(
    @InjectRepository(ExamBatchRow) private readonly batches: Repository<ExamBatchRow>,
    private readonly acts: Acts,
    private readonly attempts: Attempts,
  ) {}

  async leave(
    actor: Actor,
    sittingId: string,
    session: string,
  ): Promise<Result<{ leaves: number; over: boolean }>> {
    const own = await this.attempts.own(actor, sittingId);
    if (!own.ok) return own;
    const { agencyId, batchId } = own.value;
    const { leaveRule, leaveLimit } = await this.batches.findOneOrFail({
      select: WITHOUT_POOL,
      where: { id: batchId },
    });
    const subject = { agencyId, type: 'exam-sitting', id: sittingId };
    return this.acts.perform(actor, 'exam.leave', subject, async (scene) => {
      const rows = scene.tx.getRepository(ExamSittingRow);
      const attempt = await rows.findOneByOrFail({ id: sittingId });
      if (attempt.state === 'over' || scene.now >= attempt.endsAt)
        return this.attempts.over(attempt, scene.tx);
      if (sessionHashOf(session) !== attempt.sessionHash) return refuse('exam.other-session');
      const leaves = attempt.leaves + 1;
      await rows.update({ id: sittingId }, { leaves });
      await this.attempts.note(scene, sittingId, 'left');
      const over = leavingSubmits(leaveRule, leaveLimit, leaves);
      if (over) await this.attempts.end(scene, attempt, 'leaving');
      return ok({ value: { leaves, over }, detail: { leaves, over } });
    });
  }
}
