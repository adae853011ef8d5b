import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { ExamBatchRow, WITHOUT_POOL } from '../batch.entities.js';
import { Results } from '../results.js';
import { ExamAppealRow } from '../attempt.entities.js';
import { Attempts } from '../attempts.js';

/**
 * 申请复核 by the sitter, of one question or the whole, once for each version of the result. Refuses
 * `exam.not-published`, `exam.appeal-late` (CERT-13c), `exam.appeal-open`, `exam.no-such-question`.
 */
@Injectable()
export class AppealResult {
  constructor(
    @InjectRepository(ExamBatchRow) private readonly batches: Repository<ExamBatchRow>,
    private readonly acts: Acts,
    private readonly attempts: Attempts,
    private readonly results: Results,
  ) {}

  async appeal(
    actor: Actor,
    sittingId: string,
    input: { no?: number; text: string },
  ): Promise<Result<{ id: string }>> {
    const own = await this.attempts.own(actor, sittingId);
    if (!own.ok) return own;
    const { agencyId, batchId, shape } = own.value;
    const batch = await this.batches.findOneOrFail({ select: WITHOUT_POOL, where: { id: batchId } });
    if (batch.state !== 'published') return refuse('exam.not-published');
    if (input.no !== undefined && input.no > shape.length)
      return refuse('exam.no-such-question', { facts: { no: input.no } });
    const { id: resultId, version } = (await this.results.latest([sittingId])).get(sittingId)!;
    const subject = { agencyId, type: 'exam-sitting', id: sittingId };
    return this.acts.perform(actor, 'exam.appeal', subject, async (scene) => {
      if (scene.today > batch.appealsDue!)
        return refuse('exam.appeal-late', { ruleId: 'CERT-13c', facts: { last: batch.appealsDue } });
      const appeals = scene.tx.getRepository(ExamAppealRow);
      if (await appeals.existsBy({ resultId })) return refuse('exam.appeal-open');
      const id = scene.newId();
      const { no, text } = input;
      await appeals.insert({
        ...{ id, agencyId, batchId, sittingId, resultId, no: no ?? null, text, state: 'filed' as const },
        ...{ filedAt: scene.now, reply: null, decidedAt: null, decidedBy: null },
      });
      return ok({ value: { id }, detail: { id, no: no ?? null, version } });
    });
  }
}
