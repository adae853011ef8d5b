import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Raw, type Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { chinaDay, legalDayOf } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
import { QuestionBank } from '../questions/index.js';
import { OpenAttempt } from './acts/open-attempt.js';
import {
  type Batch,
  ExamBatchRow,
  ExamBlueprintRow,
  ExamRegistrationRow,
  WITHOUT_POOL,
} from './batch.entities.js';
import type { ExamClockView, MyExamView, MyResultView, OpenSittingView } from './dto/sitter-views.js';
import { acceptedBy, Marking } from './marking.js';
import type { PaperItem } from './rules/draw.rules.js';
import { secondsLeft } from './rules/attempt.rules.js';
import { ExamAppealRow, ExamPaperRow, ExamResultRow, type ExamSittingRow } from './attempt.entities.js';
import { Attempts } from './attempts.js';

const MOST = 100;

/** What a sitter may read: which exams there are, the own paper without its key, and later the result. */
@Injectable()
export class MyExams {
  constructor(
    @InjectRepository(ExamBatchRow) private readonly batches: Repository<ExamBatchRow>,
    private readonly attempts: Attempts,
    private readonly opening: OpenAttempt,
    private readonly marking: Marking,
    private readonly bank: QuestionBank,
    private readonly clock: Clock,
  ) {}

  /** Exams of the person's agency and audience, the newest first; and those he registered for. */
  async list(actor: Actor): Promise<MyExamView[]> {
    const now = this.clock.now();
    const manager = this.batches.manager;
    const batches = await this.batches.find({
      select: WITHOUT_POOL,
      where: { agencyIds: Raw((column) => `${column} LIKE :mine`, { mine: `%"${actor.agencyId}"%` }) },
      order: { id: 'DESC' },
      take: MOST,
    });
    const mine = await manager
      .getRepository(ExamRegistrationRow)
      .findBy({ userId: actor.userId, batchId: In(batches.map((row) => row.id)) });
    const blueprints = await manager
      .getRepository(ExamBlueprintRow)
      .findBy({ id: In(batches.map((row) => row.blueprintId)) });
    const attempts = await this.attempts.of(mine.map((row) => row.id));
    const results = await this.resultsOf(attempts);
    return batches
      .filter((batch) => batch.audience === 'staff' || actor.officerId)
      .map((batch) => {
        const blueprint = blueprints.find((row) => row.id === batch.blueprintId)!;
        const registration = mine.find((row) => row.batchId === batch.id);
        const attempt = attempts.find((row) => row.registrationId === registration?.id);
        const result = attempt && batch.state === 'published' ? results.get(attempt.id) : undefined;
        const { title, opensAt, closesAt, leaveRule, leaveLimit } = batch;
        const { subject, field, minutes, fullMarks, passMark } = blueprint;
        return {
          ...{ batchId: batch.id, title, subject, field, minutes, fullMarks, passMark },
          ...{ opensAt, closesAt, leaveRule, leaveLimit },
          state: stateOf(batch, registration, attempt, now),
          registrationId: registration?.id ?? null,
          extraSeconds: registration?.extraSeconds ?? 0,
          sittingId: attempt?.id ?? null,
          score: result?.score ?? null,
          passed: result?.passed ?? null,
        };
      });
  }

  /** Opens or takes over the attempt of a registration and hands out its paper. */
  async open(actor: Actor, registrationId: string): Promise<Result<OpenSittingView>> {
    const opened = await this.opening.open(actor, registrationId);
    if (!opened.ok) return opened;
    const { sittingId, session } = opened.value;
    const own = await this.attempts.own(actor, sittingId);
    if (!own.ok) return own;
    const attempt = own.value;
    const batch = await this.batch(attempt);
    const paper = await this.paper(attempt);
    const { title, leaveRule, leaveLimit } = batch;
    const { startedAt, endsAt } = attempt;
    return ok({
      ...{ sittingId, session, title, startedAt, endsAt, leaveRule, leaveLimit },
      ...this.clockOf(attempt),
      paperSha256: paper.sha256,
      items: paper.items.map(shown),
      answers: await this.attempts.counting(sittingId),
    });
  }

  /** The time left by the server's clock. What ran out of time is handed in now, if the schedule has not done it. */
  async time(actor: Actor, sittingId: string): Promise<Result<ExamClockView>> {
    const own = await this.attempts.own(actor, sittingId);
    if (!own.ok) return own;
    if (own.value.state === 'over' || this.clock.now() < own.value.endsAt) return ok(this.clockOf(own.value));
    await this.attempts.endByTime(own.value);
    const ended = await this.attempts.own(actor, sittingId);
    return ended.ok ? ok(this.clockOf(ended.value)) : ended;
  }

  /** Refuses `exam.not-published` before the trainer published: until then no key leaves the office. */
  async result(actor: Actor, sittingId: string): Promise<Result<MyResultView>> {
    const own = await this.attempts.own(actor, sittingId);
    if (!own.ok) return own;
    const attempt = own.value;
    const batch = await this.batch(attempt);
    if (batch.state !== 'published')
      return refuse('exam.not-published', {
        detail: `成绩最迟于${chinaDay(batch.resultsDue)}公布`,
        facts: { resultsDue: batch.resultsDue },
      });
    const manager = this.batches.manager;
    const blueprint = await manager
      .getRepository(ExamBlueprintRow)
      .findOneByOrFail({ id: batch.blueprintId });
    const versions = await manager
      .getRepository(ExamResultRow)
      .find({ where: { sittingId }, order: { version: 'ASC' } });
    const appeals = await manager
      .getRepository(ExamAppealRow)
      .find({ where: { sittingId }, order: { id: 'ASC' } });
    const last = versions.at(-1)!;
    const { id: _, sha256: paperSha256, ...paper } = await this.paper(attempt);
    const inTime = legalDayOf(this.clock.now()) <= batch.appealsDue!;
    return ok({
      ...{ sittingId, registrationId: attempt.registrationId, batchId: batch.id, title: batch.title },
      ...{ score: last.score, fullMarks: last.fullMarks, passed: last.passed, answered: last.answered },
      ...{ passMark: blueprint.passMark, total: attempt.shape.length, ending: attempt.ending! },
      versions: versions.map(({ version, score, passed, at }) => ({ version, score, passed, at })),
      items: await this.marks(batch, attempt, paper, last),
      appealsDue: batch.appealsDue!,
      mayAppeal: inTime && !appeals.some((appeal) => appeal.resultId === last.id),
      appeals: appeals.map(({ no, text, state, reply }) => ({ no, text, state, reply })),
      ...{ paperSha256, seed: batch.seed },
    });
  }

  private async marks(
    batch: Batch,
    attempt: ExamSittingRow,
    { items, keys, names }: Pick<ExamPaperRow, 'items' | 'keys' | 'names'>,
    result: ExamResultRow,
  ): Promise<MyResultView['items']> {
    const corrections = await this.marking.corrections(batch.agencyId);
    const counting = await this.attempts.counting(attempt.id);
    const rows = await this.bank.versions([...new Set(items.map((item) => item.versionId))]);
    const versions = new Map(rows.map((row) => [row.id, row]));
    return items.map((item, i) => {
      const { order, answer } = keys[i]!;
      const { citations, explanation } = versions.get(item.versionId)!;
      return {
        ...shown(item),
        choice: counting.find(({ no }) => no === item.no)?.choice ?? '',
        accepted: [...new Set(acceptedBy(order, answer, names[i]!, corrections))],
        got: result.marks[i]!,
        ...{ citations: citations.map((one) => ({ ...one })), explanation },
      };
    });
  }

  private batch({ batchId: id }: ExamSittingRow): Promise<Batch> {
    return this.batches.findOneOrFail({ select: WITHOUT_POOL, where: { id } });
  }

  private clockOf({ state, ending, endsAt, leaves }: ExamSittingRow): ExamClockView {
    const remainingSeconds = state === 'over' ? 0 : secondsLeft(endsAt, this.clock.now());
    return { state, ending, remainingSeconds, leaves };
  }

  private paper({ paperId }: ExamSittingRow): Promise<ExamPaperRow> {
    return this.batches.manager.getRepository(ExamPaperRow).findOneByOrFail({ id: paperId });
  }

  private async resultsOf(attempts: readonly ExamSittingRow[]): Promise<Map<string, ExamResultRow>> {
    const rows = await this.batches.manager
      .getRepository(ExamResultRow)
      .find({ where: { sittingId: In(attempts.map((row) => row.id)) }, order: { version: 'ASC' } });
    return new Map(rows.map((row) => [row.sittingId, row]));
  }
}

/** Field by field: neither the key nor the question's id reaches a sitter before the results. */
function shown({ no, kind, caseText, stem, options, points }: PaperItem) {
  return { no, kind, caseText, stem, points, options: options.map(({ key, text }) => ({ key, text })) };
}

function stateOf(
  batch: Batch,
  registration: ExamRegistrationRow | undefined,
  attempt: ExamSittingRow | undefined,
  now: string,
): MyExamView['state'] {
  if (attempt) {
    if (batch.state === 'published') return 'published';
    return attempt.state === 'over' || now >= attempt.endsAt ? 'over' : 'running';
  }
  if (now >= batch.closesAt) return 'missed';
  if (!registration) return 'registration';
  return now < batch.opensAt ? 'registered' : 'ready';
}
