import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, MoreThan, type Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { legalDayOf } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
import { type PoolQuestion, QuestionBank } from '../questions/index.js';
import {
  type Batch,
  ExamBatchRow,
  ExamBlueprintRow,
  ExamRegistrationRow,
  WITHOUT_POOL,
} from './batch.entities.js';
import type {
  ExamBatchView,
  ExamBlueprintView,
  ExamPoolView,
  ExamRulesView,
  ExamSitterView,
} from './dto/exam-views.js';
import { ExamLaw } from './exam-law.js';
import { Results } from './results.js';
import { ExamAnswerRow, ExamResultRow, ExamSittingRow } from './attempt.entities.js';

const MOST = 200;

/** What the one who runs exams reads: blueprints, batches, who sits and how. */
@Injectable()
export class ExamRegister {
  constructor(
    @InjectRepository(ExamBatchRow) private readonly rows: Repository<ExamBatchRow>,
    @InjectRepository(ExamBlueprintRow) private readonly blueprintRows: Repository<ExamBlueprintRow>,
    private readonly bank: QuestionBank,
    private readonly results: Results,
    private readonly law: ExamLaw,
    private readonly clock: Clock,
  ) {}

  /** How many questions of each kind, topic and difficulty there are to draw from. */
  async pool(actor: Actor): Promise<ExamPoolView[]> {
    const counts = new Map<string, PoolQuestion & { count: number }>();
    for (const one of await this.bank.pool(actor.agencyId)) {
      const key = `${one.kind} ${one.topic} ${one.difficulty}`;
      counts.set(key, { ...one, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    return [...counts.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { kind, topic, difficulty, count }]) => ({ kind, topic, difficulty, count }));
  }

  async rules(actor: Actor): Promise<ExamRulesView> {
    const { passPercent, minutes, partialMultiple, basis } = await this.law.rules(
      actor.agencyId,
      this.clock.today(),
    );
    return { passPercent, minutes, partialMultiple, basis };
  }

  async blueprints(actor: Actor): Promise<ExamBlueprintView[]> {
    const rows = await this.blueprintRows.find({
      where: { agencyId: In([...actor.agencyIds]) },
      order: { id: 'DESC' },
      take: MOST,
    });
    return rows.map(({ id, name, subject, field, lines, minutes, fullMarks, passMark, state }) => ({
      ...{ id, name, subject, field, lines, minutes, fullMarks, passMark, state },
    }));
  }

  async blueprint(actor: Actor, id: string): Promise<Result<ExamBlueprintRow>> {
    const row = await this.blueprintRows.findOneBy({ id });
    return row && sees(actor, row.agencyId) ? ok(row) : refuse('not-found');
  }

  async batches(actor: Actor): Promise<ExamBatchView[]> {
    const rows = await this.rows.find({
      select: WITHOUT_POOL,
      where: { agencyId: In([...actor.agencyIds]) },
      order: { id: 'DESC' },
      take: MOST,
    });
    return Promise.all(rows.map((row) => this.view(row)));
  }

  async batch(actor: Actor, id: string): Promise<Result<ExamBatchView>> {
    const row = await this.seen(actor, id);
    return row.ok ? ok(await this.view(row.value)) : row;
  }

  async seen(actor: Actor, id: string): Promise<Result<Batch>> {
    const row = await this.rows.findOne({ select: WITHOUT_POOL, where: { id } });
    return row && sees(actor, row.agencyId) ? ok(row) : refuse('not-found');
  }

  /** Registrations by id, 200 a page, each with its attempt and, once published, its result. */
  async sitters(actor: Actor, id: string, after?: string): Promise<Result<ExamSitterView[]>> {
    const batch = await this.seen(actor, id);
    if (!batch.ok) return batch;
    const manager = this.rows.manager;
    const registrations = await manager.getRepository(ExamRegistrationRow).find({
      where: { batchId: id, ...(after && { id: MoreThan(after) }) },
      order: { id: 'ASC' },
      take: MOST,
    });
    const attempts = await manager
      .getRepository(ExamSittingRow)
      .findBy({ registrationId: In(registrations.map((row) => row.id)) });
    const ids = attempts.map((row) => row.id);
    const latest = await this.results.latest(ids);
    const answered = await this.answered(ids);
    return ok(
      registrations.map(({ id, name, agencyId, extraSeconds, extraReason }) => {
        const attempt = attempts.find((row) => row.registrationId === id);
        const result = attempt && latest.get(attempt.id);
        return {
          ...{ id, name, agencyId, extraSeconds, extraReason },
          sittingId: attempt?.id ?? null,
          state: attempt?.state ?? 'absent',
          ending: attempt?.ending ?? null,
          startedAt: attempt?.startedAt ?? null,
          endedAt: attempt?.endedAt ?? null,
          leaves: attempt?.leaves ?? 0,
          answered: result?.answered ?? (attempt ? (answered.get(attempt.id) ?? 0) : 0),
          score: result?.score ?? null,
          passed: result?.passed ?? null,
          version: result?.version ?? null,
        };
      }),
    );
  }

  private async view(row: Batch): Promise<ExamBatchView> {
    const manager = this.rows.manager;
    const blueprint = await this.blueprintRows.findOneByOrFail({ id: row.blueprintId });
    const { id, agencyId, blueprintId, title, opensAt, closesAt, graceSeconds, leaveRule, leaveLimit } = row;
    const { audience, agencyIds, state, commitment, seed, resultsDue, publishedAt } = row;
    const passed = await manager
      .getRepository(ExamResultRow)
      .createQueryBuilder('r')
      .select('COUNT(DISTINCT r.sittingId)', 'n')
      .where('r.batchId = :id AND r.passed = 1', { id })
      .getRawOne<{ n: number | string }>();
    return {
      ...{ id, agencyId, blueprintId, title, opensAt, closesAt, graceSeconds, leaveRule, leaveLimit },
      ...{ audience, agencyIds, state, commitment, resultsDue, publishedAt },
      blueprintName: blueprint.name,
      subject: blueprint.subject,
      field: blueprint.field,
      seed: state === 'published' ? seed : null,
      fullMarks: blueprint.fullMarks,
      passMark: blueprint.passMark,
      resultsLate: (publishedAt ? legalDayOf(publishedAt) : this.clock.today()) > resultsDue,
      registered: await manager.getRepository(ExamRegistrationRow).countBy({ batchId: id }),
      sat: await manager.getRepository(ExamSittingRow).countBy({ batchId: id }),
      passed: state === 'published' ? Number(passed?.n ?? 0) : null,
    };
  }

  private async answered(sittingIds: readonly string[]): Promise<Map<string, number>> {
    if (sittingIds.length === 0) return new Map();
    const rows = await this.rows.manager
      .getRepository(ExamAnswerRow)
      .createQueryBuilder('a')
      .select('a.sittingId', 'sittingId')
      .addSelect('COUNT(DISTINCT a.no)', 'n')
      .where({ sittingId: In([...sittingIds]) })
      .groupBy('a.sittingId')
      .getRawMany<{ sittingId: string; n: number | string }>();
    return new Map(rows.map(({ sittingId, n }) => [sittingId, Number(n)]));
  }
}
