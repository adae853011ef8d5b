import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { Instant } from '../../../kernel/time.js';
import { Acts, type Scene } from '../../ledger/index.js';
import { isChoice } from '../rules/scoring.rules.js';
import { arrival } from '../rules/attempt.rules.js';
import { sessionHashOf } from '../session-token.js';
import { ExamAnswerRow, ExamSittingRow } from '../attempt.entities.js';
import { Attempts } from '../attempts.js';

export interface GivenAnswer {
  readonly no: number;
  /** Letters of the paper in order; empty: taken back. */
  readonly choice: string;
  /** Counted up by the client with every change of this answer, from 1. */
  readonly version: number;
}

/** The word that an answer is written and will count, unless a higher version is there. */
export interface Acknowledgement {
  readonly no: number;
  readonly version: number;
  readonly savedAt: Instant;
  readonly superseded: boolean;
}

const KIND_OF = { s: 'single', m: 'multiple', t: 'true-false' } as const;

/**
 * Answers as they are given, one or those of an offline queue: all are written in one act or none. The server's clock
 * alone decides. Refuses `not-found` for another's attempt, `exam.over` with what counts, `exam.other-session`,
 * `exam.no-such-question`, `exam.choice`, `exam.version-taken`. A repeat is acknowledged as it was, at any time.
 */
@Injectable()
export class SaveAnswers {
  constructor(
    @InjectRepository(ExamAnswerRow) private readonly rows: Repository<ExamAnswerRow>,
    private readonly acts: Acts,
    private readonly attempts: Attempts,
  ) {}

  async save(
    actor: Actor,
    sittingId: string,
    session: string,
    given: readonly GivenAnswer[],
  ): Promise<Result<Acknowledgement[]>> {
    const own = await this.attempts.own(actor, sittingId);
    if (!own.ok) return own;
    const repeated = await this.repeated(sittingId, given);
    if (repeated) return ok(repeated);
    const subject = { agencyId: own.value.agencyId, type: 'exam-sitting', id: sittingId };
    return this.acts.perform(actor, 'exam.answer', subject, async (scene) => {
      const attempt = await scene.tx.getRepository(ExamSittingRow).findOneByOrFail({ id: sittingId });
      if (attempt.state === 'over' || scene.now >= attempt.endsAt)
        return this.attempts.over(attempt, scene.tx);
      if (sessionHashOf(session) !== attempt.sessionHash) return refuse('exam.other-session');
      const saved = await this.saved(scene.tx, sittingId, given);
      const acknowledged: Acknowledgement[] = [];
      for (const answer of given) {
        const one = await this.enter(scene, attempt, saved, answer);
        if (!one.ok) return one;
        acknowledged.push(one.value);
      }
      const answers = given.map(({ no, version, choice }) => ({ no, version, choice }));
      return ok({ value: acknowledged, detail: { answers } });
    });
  }

  private async enter(
    scene: Scene,
    attempt: ExamSittingRow,
    saved: ExamAnswerRow[],
    { no, choice, version }: GivenAnswer,
  ): Promise<Result<Acknowledgement>> {
    const shape = attempt.shape[no - 1];
    if (shape === undefined) return refuse('exam.no-such-question', { facts: { no } });
    const kind = KIND_OF[shape[0] as keyof typeof KIND_OF];
    if (!isChoice(choice, kind, Number(shape.slice(1)))) return refuse('exam.choice', { facts: { no } });
    const mine = saved.filter((row) => row.no === no);
    const came = arrival(mine, version, choice);
    if (!came.ok) return { ...came, refusal: { ...came.refusal, facts: { ...came.refusal.facts, no } } };
    const { known, superseded } = came.value;
    if (known) {
      const { savedAt } = mine.find((row) => row.version === version)!;
      return ok({ no, version, savedAt, superseded });
    }
    const row: ExamAnswerRow = {
      ...{ id: scene.newId(), sittingId: attempt.id, no, version, choice },
      ...{ savedAt: scene.now, entryId: scene.entryId },
    };
    await scene.tx.getRepository(ExamAnswerRow).insert(row);
    saved.push(row);
    return ok({ no, version, savedAt: scene.now, superseded });
  }

  /** The acknowledgements once more when every answer was written before: a repeat needs no act. */
  private async repeated(
    sittingId: string,
    given: readonly GivenAnswer[],
  ): Promise<Acknowledgement[] | undefined> {
    const saved = await this.saved(this.rows.manager, sittingId, given);
    const found: Acknowledgement[] = [];
    for (const { no, version, choice } of given) {
      const same = saved.find((row) => row.no === no && row.version === version && row.choice === choice);
      if (!same) return undefined;
      const superseded = saved.some((row) => row.no === no && row.version > version);
      found.push({ no, version, savedAt: same.savedAt, superseded });
    }
    return found;
  }

  private saved(
    manager: EntityManager,
    sittingId: string,
    given: readonly GivenAnswer[],
  ): Promise<ExamAnswerRow[]> {
    const numbers = [...new Set(given.map(({ no }) => no))];
    return manager.getRepository(ExamAnswerRow).findBy({ sittingId, no: In(numbers) });
  }
}
