import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { ExamAppealRow, ExamPaperRow, ExamSittingRow } from '../attempt.entities.js';
import { CorrectKey, type PreparedCorrection, type Remarked } from './correct-key.js';

export interface AppealDecision {
  outcome: 'upheld' | 'rejected';
  reply: string;
  /** Right letters of the question itself, when upheld. */
  answer?: string;
  /** The question counts for everybody, when upheld. */
  voided?: boolean;
}

/**
 * 复核决定. An appeal is upheld by correcting the key of the question it names, for every paper that has it. Refuses
 * `exam.appeal-decided` and `exam.uphold-needs-correction`.
 */
@Injectable()
export class DecideAppeal {
  constructor(
    @InjectRepository(ExamAppealRow) private readonly appeals: Repository<ExamAppealRow>,
    private readonly acts: Acts,
    private readonly correcting: CorrectKey,
  ) {}

  async decide(actor: Actor, id: string, decision: AppealDecision): Promise<Result<Remarked>> {
    const appeal = await this.appeals.findOneBy({ id });
    const batch = appeal && (await this.correcting.batchSeen(actor, appeal.batchId));
    if (!appeal || !batch) return refuse('not-found');
    const { outcome, reply } = decision;
    let prepared: PreparedCorrection | undefined;
    if (outcome === 'upheld') {
      const answer = decision.voided ? null : decision.answer;
      if (appeal.no === null || answer === undefined) return refuse('exam.uphold-needs-correction');
      const name = await this.nameOn(appeal);
      const found = await this.correcting.prepare(batch.agencyId, { name, answer, reason: reply });
      if (!found.ok) return found;
      prepared = found.value;
    }
    const subject = { agencyId: batch.agencyId, type: 'exam-sitting', id: appeal.sittingId };
    return this.acts.perform(actor, 'exam.decide-appeal', subject, async (scene) => {
      const rows = scene.tx.getRepository(ExamAppealRow);
      const { state } = await rows.findOneByOrFail({ id });
      if (state !== 'filed') return refuse('exam.appeal-decided');
      await rows.update({ id }, { state: outcome, reply, decidedAt: scene.now, decidedBy: actor.userId });
      const done = prepared
        ? await this.correcting.enter(scene, prepared)
        : { papers: 0, raised: 0, newPasses: 0 };
      const correction = prepared && { name: prepared.name, answer: prepared.answer };
      return ok({ value: done, detail: { id, outcome, ...correction, ...done } });
    });
  }

  private async nameOn(appeal: ExamAppealRow): Promise<string> {
    const manager = this.appeals.manager;
    const { paperId } = await manager.getRepository(ExamSittingRow).findOneByOrFail({ id: appeal.sittingId });
    const { names } = await manager.getRepository(ExamPaperRow).findOneByOrFail({ id: paperId });
    return names[appeal.no! - 1]!;
  }
}
