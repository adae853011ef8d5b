import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { canonicalJson } from '../../../kernel/ledger/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { Acts } from '../../ledger/index.js';
import { ExamBatchRow, WITHOUT_POOL } from '../batch.entities.js';
import { ExamLaw } from '../exam-law.js';
import { Marking } from '../marking.js';
import { Results } from '../results.js';
import { ExamSittingRow } from '../attempt.entities.js';
import { Attempts } from '../attempts.js';

/**
 * 公布成绩: every paper is marked against its frozen key, the seed is told, and each pass is written down to the
 * officer's record in the same act. Refuses `exam.published` and, while anybody may still sit, `exam.still-running`.
 */
@Injectable()
export class PublishResults {
  constructor(
    @InjectRepository(ExamBatchRow) private readonly batches: Repository<ExamBatchRow>,
    private readonly acts: Acts,
    private readonly attempts: Attempts,
    private readonly marking: Marking,
    private readonly results: Results,
    private readonly law: ExamLaw,
    private readonly clock: Clock,
  ) {}

  async publish(actor: Actor, id: string): Promise<Result<{ sat: number; passed: number }>> {
    const batch = await this.batches.findOne({ select: WITHOUT_POOL, where: { id } });
    if (!batch || !sees(actor, batch.agencyId)) return refuse('not-found');
    if (batch.state === 'published') return refuse('exam.published');
    const now = this.clock.now();
    if (now < batch.closesAt) return refuse('exam.still-running', { facts: { closesAt: batch.closesAt } });
    while ((await this.attempts.endDue(now, id)) > 0);
    const marked = await this.marking.mark(batch);
    const running = marked.filter(({ attempt }) => attempt.state === 'running').length;
    if (running > 0) return refuse('exam.still-running', { facts: { running } });
    const appealsDue = await this.law.appealsDue(batch.agencyId, this.clock.today());
    const subject = { agencyId: batch.agencyId, type: 'exam-batch', id };
    return this.acts.perform(actor, 'exam.publish', subject, async (scene) => {
      const rows = scene.tx.getRepository(ExamBatchRow);
      const { state } = await rows.findOneByOrFail({ id });
      if (state === 'published') return refuse('exam.published');
      const sat = await scene.tx.getRepository(ExamSittingRow).countBy({ batchId: id });
      if (sat !== marked.length)
        return refuse('exam.still-running', { facts: { running: sat - marked.length } });
      await this.results.enter(scene, batch, marked, null);
      await rows.update(
        { id },
        { state: 'published', publishedAt: scene.now, publishedBy: actor.userId, appealsDue },
      );
      const passed = marked.filter((one) => one.passed).length;
      const scores = marked.map(({ attempt, score }) => [attempt.id, score]);
      const resultsSha256 = createHash('sha256').update(canonicalJson(scores)).digest('hex');
      const { seed, commitment, poolSha256 } = batch;
      return ok({
        value: { sat, passed },
        detail: { sat, passed, seed, commitment, poolSha256, resultsSha256 },
      });
    });
  }
}
