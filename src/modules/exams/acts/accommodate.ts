import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { ExamBatchRow, ExamBlueprintRow, ExamRegistrationRow, WITHOUT_POOL } from '../batch.entities.js';
import { endOf } from '../rules/attempt.rules.js';
import { ExamSittingRow } from '../attempt.entities.js';
import { Attempts } from '../attempts.js';

/** 加时 for one person, with its reason; an attempt that runs goes on until its new end. Refuses `exam.over`. */
@Injectable()
export class Accommodate {
  constructor(
    @InjectRepository(ExamRegistrationRow) private readonly registrations: Repository<ExamRegistrationRow>,
    private readonly acts: Acts,
    private readonly attempts: Attempts,
  ) {}

  async accommodate(
    actor: Actor,
    id: string,
    extraSeconds: number,
    extraReason: string,
  ): Promise<Result<void>> {
    const registration = await this.registrations.findOneBy({ id });
    const manager = this.registrations.manager;
    const batch =
      registration &&
      (await manager
        .getRepository(ExamBatchRow)
        .findOneOrFail({ select: WITHOUT_POOL, where: { id: registration.batchId } }));
    if (!batch || !sees(actor, batch.agencyId)) return refuse('not-found');
    const { minutes } = await manager
      .getRepository(ExamBlueprintRow)
      .findOneByOrFail({ id: batch.blueprintId });
    const subject = { agencyId: batch.agencyId, type: 'exam-registration', id };
    return this.acts.perform(actor, 'exam.accommodate', subject, async (scene) => {
      const rows = scene.tx.getRepository(ExamSittingRow);
      const attempt = await rows.findOneBy({ registrationId: id });
      if (attempt && (attempt.state === 'over' || scene.now >= attempt.endsAt)) return refuse('exam.over');
      await scene.tx.getRepository(ExamRegistrationRow).update({ id }, { extraSeconds, extraReason });
      if (attempt) {
        const endsAt = endOf(attempt.startedAt, minutes, extraSeconds, batch);
        await rows.update({ id: attempt.id }, { endsAt });
        await this.attempts.note(scene, attempt.id, 'extended', extraReason);
      }
      return ok({ value: undefined, detail: { extraSeconds, extraReason } });
    });
  }
}
