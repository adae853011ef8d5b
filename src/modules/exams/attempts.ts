import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, LessThanOrEqual, type Repository } from 'typeorm';
import { type Actor, systemActor } from '../../kernel/access/index.js';
import { ok, type Refused, refuse, type Result } from '../../kernel/result.js';
import type { Instant } from '../../kernel/time.js';
import { Acts, type Scene } from '../ledger/index.js';
import {
  type Ending,
  ExamAnswerRow,
  ExamEventRow,
  ExamSittingRow,
  type AttemptEvent,
} from './attempt.entities.js';

/** An answer that counts: the highest version of its number. */
export interface CountingAnswer {
  readonly no: number;
  readonly version: number;
  readonly choice: string;
  readonly savedAt: Instant;
}

const MOST_AT_ONCE = 500;

/** What is common to the acts of an attempt. */
@Injectable()
export class Attempts {
  constructor(
    @InjectRepository(ExamSittingRow) private readonly rows: Repository<ExamSittingRow>,
    private readonly acts: Acts,
  ) {}

  /** The person's own attempt; another's is not found. */
  async own(actor: Actor, id: string): Promise<Result<ExamSittingRow>> {
    const row = await this.rows.findOneBy({ id });
    return row?.userId === actor.userId ? ok(row) : refuse('not-found');
  }

  /** The answers that count, by number. */
  async counting(sittingId: string, tx?: EntityManager): Promise<CountingAnswer[]> {
    const rows = await (tx ?? this.rows.manager)
      .getRepository(ExamAnswerRow)
      .find({ where: { sittingId }, order: { no: 'ASC', version: 'ASC' } });
    return [...new Map(rows.map((row) => [row.no, row])).values()].map(
      ({ no, version, choice, savedAt }) => ({
        ...{ no, version, choice, savedAt },
      }),
    );
  }

  /** `exam.over`, with what of the answers counts. */
  async over(attempt: ExamSittingRow, tx?: EntityManager): Promise<Refused> {
    const counting = await this.counting(attempt.id, tx);
    return refuse('exam.over', {
      detail: `考试已结束，已保存的${counting.length}题有效`,
      facts: { endedAt: attempt.endedAt ?? attempt.endsAt, answers: counting },
    });
  }

  async note(scene: Scene, sittingId: string, kind: AttemptEvent, note: string | null = null): Promise<void> {
    const row = { id: scene.newId(), sittingId, kind, at: scene.now, note };
    await scene.tx.getRepository(ExamEventRow).insert(row);
  }

  /** Ends a running attempt; past its end it ended then, whoever says so. */
  async end(scene: Scene, attempt: ExamSittingRow, ending: Ending): Promise<Instant> {
    const late = scene.now >= attempt.endsAt;
    const endedAt = late ? attempt.endsAt : scene.now;
    await scene.tx
      .getRepository(ExamSittingRow)
      .update({ id: attempt.id }, { state: 'over', ending: late ? 'time' : ending, endedAt });
    await this.note(scene, attempt.id, 'over', late ? 'time' : ending);
    return endedAt;
  }

  /** Automatic submission of what ran out of time: by the schedule, and whenever such an attempt is read. */
  async endDue(now: Instant, batchId?: string): Promise<number> {
    const due = await this.rows.find({
      where: { state: 'running', endsAt: LessThanOrEqual(now), ...(batchId && { batchId }) },
      order: { endsAt: 'ASC' },
      take: MOST_AT_ONCE,
    });
    for (const attempt of due) await this.endByTime(attempt);
    return due.length;
  }

  async endByTime({ id, agencyId }: ExamSittingRow): Promise<void> {
    const subject = { agencyId, type: 'exam-sitting', id };
    await this.acts.perform(
      systemActor(agencyId, ['trainer']),
      'exam.end-sitting',
      subject,
      async (scene) => {
        const attempt = await scene.tx.getRepository(ExamSittingRow).findOneByOrFail({ id });
        // Somebody else was quicker; this act did not happen.
        if (attempt.state === 'over' || scene.now < attempt.endsAt) return refuse('exam.over');
        const endedAt = await this.end(scene, attempt, 'time');
        const answered = (await this.counting(id, scene.tx)).filter(({ choice }) => choice !== '').length;
        return ok({ value: undefined, detail: { endedAt, answered, ending: 'time' } });
      },
    );
  }

  /** Sittings of registrations. */
  of(registrationIds: readonly string[]): Promise<ExamSittingRow[]> {
    return this.rows.findBy({ registrationId: In([...registrationIds]) });
  }
}
