import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { legalDayOf } from '../../kernel/time.js';
import type { Scene } from '../ledger/index.js';
import { OfficerRecords } from '../officers/index.js';
import { type Batch, ExamBlueprintRow } from './batch.entities.js';
import type { MarkedAttempt } from './marking.js';
import { ExamResultRow } from './attempt.entities.js';

const AT_ONCE = 100;

/** Versions of results: written here, inside the acts that publish and re-mark. */
@Injectable()
export class Results {
  constructor(
    @InjectRepository(ExamResultRow) private readonly rows: Repository<ExamResultRow>,
    private readonly records: OfficerRecords,
  ) {}

  /** The last version of each attempt's result. */
  async latest(sittingIds: readonly string[]): Promise<Map<string, ExamResultRow>> {
    const found = new Map<string, ExamResultRow>();
    for (let i = 0; i < sittingIds.length; i += AT_ONCE) {
      const where = { sittingId: In(sittingIds.slice(i, i + AT_ONCE)) };
      for (const row of await this.rows.find({ where, order: { version: 'ASC' } }))
        found.set(row.sittingId, row);
    }
    return found;
  }

  /**
   * Writes one version of the result of each attempt, and down to the officer every pass that is new. A score never
   * falls and a pass is never taken away by a re-mark.
   */
  async enter(
    scene: Scene,
    batch: Batch,
    marked: readonly MarkedAttempt[],
    correctionId: string | null,
  ): Promise<{ raised: number; newPasses: number }> {
    const { subject, field } = await scene.tx
      .getRepository(ExamBlueprintRow)
      .findOneByOrFail({ id: batch.blueprintId });
    const before = correctionId
      ? await this.latest(marked.map(({ attempt }) => attempt.id))
      : new Map<string, ExamResultRow>();
    const rows: ExamResultRow[] = [];
    let [raised, newPasses] = [0, 0];
    for (const { attempt, registration, ...mark } of marked) {
      const last = before.get(attempt.id);
      const passed = mark.passed || (last?.passed ?? false);
      const score = Math.max(mark.score, last?.score ?? 0);
      const id = scene.newId();
      rows.push({
        ...{ id, agencyId: attempt.agencyId, batchId: batch.id, sittingId: attempt.id },
        ...{ registrationId: registration.id, version: (last?.version ?? 0) + 1, score, passed },
        ...{ fullMarks: mark.fullMarks, answered: mark.answered, marks: [...mark.marks], correctionId },
        ...{ at: scene.now, by: scene.actor.userId },
      });
      if (last && score > last.score) raised += 1;
      if (!passed || last?.passed) continue;
      newPasses += 1;
      const { officerId } = registration;
      if (!officerId || subject === 'none') continue;
      const passedOn = legalDayOf(attempt.endedAt!);
      const { fullMarks } = mark;
      await this.records.recordPass(scene, {
        ...{ officerId, subject, field, score, fullMarks, passedOn, sourceId: id },
      });
    }
    for (let i = 0; i < rows.length; i += AT_ONCE)
      await scene.tx.getRepository(ExamResultRow).insert(rows.slice(i, i + AT_ONCE));
    return { raised, newPasses };
  }
}
