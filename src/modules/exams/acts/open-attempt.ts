import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { canonicalJson } from '../../../kernel/ledger/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { Acts } from '../../ledger/index.js';
import { QuestionBank } from '../../questions/index.js';
import { ExamBatchRow, ExamBlueprintRow, ExamRegistrationRow } from '../batch.entities.js';
import { drawQuestions, layPaper, nameOf, type PaperItem, type PaperKey } from '../rules/draw.rules.js';
import { endOf, mayStart } from '../rules/attempt.rules.js';
import { newSession, sessionHashOf } from '../session-token.js';
import { ExamPaperRow, ExamSittingRow } from '../attempt.entities.js';
import { Attempts } from '../attempts.js';

export interface OpenedAttempt {
  readonly sittingId: string;
  /** Of the one live session: whoever opens the attempt next has another. */
  readonly session: string;
}

interface NewPaper {
  items: PaperItem[];
  keys: PaperKey[];
  names: string[];
  sha256: string;
}

const LETTER_OF = { single: 's', multiple: 'm', 'true-false': 't' } as const;

/** Digest of a paper as `docs/exam-draw.md` describes it. */
export const paperDigest = (items: readonly PaperItem[], keys: readonly PaperKey[]): string =>
  createHash('sha256').update(canonicalJson({ items, keys }), 'utf8').digest('hex');

/**
 * The first opening draws the paper and freezes it; every later one, from another window or after a crash, takes the
 * attempt over. Refuses `not-found` for another's registration, `exam.not-open`, `exam.closed`, `exam.over`.
 */
@Injectable()
export class OpenAttempt {
  constructor(
    @InjectRepository(ExamRegistrationRow) private readonly registrations: Repository<ExamRegistrationRow>,
    @InjectRepository(ExamSittingRow) private readonly rows: Repository<ExamSittingRow>,
    private readonly acts: Acts,
    private readonly bank: QuestionBank,
    private readonly attempts: Attempts,
    private readonly clock: Clock,
  ) {}

  async open(actor: Actor, registrationId: string): Promise<Result<OpenedAttempt>> {
    const registration = await this.registrations.findOneBy({ id: registrationId });
    if (registration?.userId !== actor.userId) return refuse('not-found');
    const running = await this.rows.findOneBy({ registrationId });
    return running ? this.takeOver(actor, running) : this.begin(actor, registration);
  }

  private async takeOver(actor: Actor, { id, agencyId }: ExamSittingRow): Promise<Result<OpenedAttempt>> {
    const session = newSession();
    const subject = { agencyId, type: 'exam-sitting', id };
    return this.acts.perform(actor, 'exam.start', subject, async (scene) => {
      const rows = scene.tx.getRepository(ExamSittingRow);
      const attempt = await rows.findOneByOrFail({ id });
      if (attempt.state === 'over' || scene.now >= attempt.endsAt)
        return this.attempts.over(attempt, scene.tx);
      await rows.update({ id }, { sessionHash: sessionHashOf(session) });
      await this.attempts.note(scene, id, 'opened');
      return ok({ value: { sittingId: id, session }, detail: { again: true } });
    });
  }

  private async begin(actor: Actor, registration: ExamRegistrationRow): Promise<Result<OpenedAttempt>> {
    const manager = this.registrations.manager;
    const { id: registrationId, batchId, agencyId, userId } = registration;
    const batch = await manager.getRepository(ExamBatchRow).findOneByOrFail({ id: batchId });
    const early = mayStart(batch, this.clock.now());
    if (!early.ok) return early;
    const blueprint = await manager
      .getRepository(ExamBlueprintRow)
      .findOneByOrFail({ id: batch.blueprintId });
    const paper = await this.draw(batch, blueprint, registrationId);
    const session = newSession();
    const subject = { agencyId, type: 'exam-sitting', id: this.clock.newId() };
    return this.acts.perform(actor, 'exam.start', subject, async (scene) => {
      const may = mayStart(batch, scene.now);
      if (!may.ok) return may;
      const rows = scene.tx.getRepository(ExamSittingRow);
      const twin = await rows.findOneBy({ registrationId });
      // Two windows at once: the other one began; this one may open it now.
      if (twin) return refuse('exam.other-session', { next: '请重新打开考试' });
      const { extraSeconds } = await scene.tx
        .getRepository(ExamRegistrationRow)
        .findOneByOrFail({ id: registrationId });
      const paperId = scene.newId();
      await scene.tx.getRepository(ExamPaperRow).insert({
        ...{ id: paperId, agencyId, batchId, registrationId, drawnAt: scene.now },
        ...paper,
      });
      const endsAt = endOf(scene.now, blueprint.minutes, extraSeconds, batch);
      await rows.insert({
        ...{ id: subject.id, agencyId, batchId, registrationId, userId, paperId },
        shape: paper.items.map(({ kind, options }) => `${LETTER_OF[kind]}${options.length}`),
        ...{ startedAt: scene.now, endsAt, state: 'running' as const, ending: null, endedAt: null },
        ...{ sessionHash: sessionHashOf(session), leaves: 0 },
      });
      await this.attempts.note(scene, subject.id, 'opened');
      const detail = { registrationId, batchId, paperSha256: paper.sha256, endsAt };
      return ok({ value: { sittingId: subject.id, session }, detail });
    });
  }

  private async draw(
    batch: ExamBatchRow,
    blueprint: ExamBlueprintRow,
    registrationId: string,
  ): Promise<NewPaper> {
    const drawn = drawQuestions(batch.seed, registrationId, blueprint.lines, batch.pool);
    const rows = await this.bank.versions(drawn.map(({ versionId }) => versionId));
    const versions = new Map(rows.map((row) => [row.id, row]));
    const { items, keys } = layPaper(batch.seed, registrationId, drawn, versions);
    return { items, keys, names: items.map(nameOf), sha256: paperDigest(items, keys) };
  }
}
