import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { type Instant, instantOf, legalDayOf } from '../../../kernel/time.js';
import { Clock } from '../../../platform/time/index.js';
import { Agencies } from '../../agencies/index.js';
import { Acts } from '../../ledger/index.js';
import { QuestionBank } from '../../questions/index.js';
import { type Audience, ExamBatchRow, ExamBlueprintRow } from '../batch.entities.js';
import { ExamLaw } from '../exam-law.js';
import { bankFills } from '../rules/blueprint.rules.js';
import { commitmentOf, poolDigest } from '../rules/draw.rules.js';
import type { LeaveRule } from '../rules/attempt.rules.js';

export interface NewBatch {
  blueprintId: string;
  title: string;
  opensAt: Instant;
  closesAt: Instant;
  graceSeconds: number;
  leaveRule: LeaveRule;
  leaveLimit?: number;
  audience: Audience;
  /** Absent: the own agency. */
  agencyIds?: string[];
}

/**
 * A batch: its pool and its seed are fixed now and only their digests are told. Refuses `exam.blueprint-retired`,
 * `exam.window`, `exam.leave-limit`, `exam.audience`, and `exam.bank-short` when the bank shrank since.
 */
@Injectable()
export class ScheduleBatch {
  constructor(
    @InjectRepository(ExamBlueprintRow) private readonly blueprints: Repository<ExamBlueprintRow>,
    private readonly acts: Acts,
    private readonly bank: QuestionBank,
    private readonly agencies: Agencies,
    private readonly law: ExamLaw,
    private readonly clock: Clock,
  ) {}

  async schedule(actor: Actor, input: NewBatch): Promise<Result<{ id: string; commitment: string }>> {
    const blueprint = await this.blueprints.findOneBy({ id: input.blueprintId });
    if (!blueprint || !sees(actor, blueprint.agencyId)) return refuse('not-found');
    const { agencyId } = blueprint;
    const opensAt = instantOf(new Date(input.opensAt));
    const closesAt = instantOf(new Date(input.closesAt));
    const below = await this.agencies.subtree(agencyId);
    const agencyIds = [...new Set(input.agencyIds ?? [agencyId])];
    const pool = await this.bank.pool(agencyId);
    const { title, leaveRule, leaveLimit, audience, graceSeconds } = input;
    const sound = firstRefusal(
      () => (blueprint.state === 'active' ? ok() : refuse('exam.blueprint-retired')),
      () =>
        opensAt < closesAt && closesAt > this.clock.now()
          ? ok()
          : refuse('exam.window', { detail: '截止时间须晚于开始时间和现在' }),
      () => ((leaveRule === 'submit') === (leaveLimit !== undefined) ? ok() : refuse('exam.leave-limit')),
      () => (agencyIds.every((one) => below.includes(one)) ? ok() : refuse('exam.audience')),
      () => bankFills(blueprint.lines, pool),
    );
    if (!sound.ok) return sound;
    const id = this.clock.newId();
    const seed = randomBytes(32).toString('hex');
    const commitment = commitmentOf(seed);
    const poolSha256 = poolDigest(pool);
    const lawVersion = await this.law.packVersion(agencyId);
    const resultsDue = await this.law.resultsDue(agencyId, legalDayOf(closesAt));
    const subject = { agencyId, type: 'exam-batch', id };
    return this.acts.perform(actor, 'exam.schedule', subject, async (scene) => {
      await scene.tx.getRepository(ExamBatchRow).insert({
        ...{ id, agencyId, blueprintId: blueprint.id, title, opensAt, closesAt, graceSeconds, leaveRule },
        ...{ leaveLimit: leaveLimit ?? null, audience, agencyIds, seed, commitment, pool, poolSha256 },
        ...{ lawVersion, resultsDue, state: 'scheduled' as const },
        ...{ createdAt: scene.now, createdBy: actor.userId },
        ...{ publishedAt: null, publishedBy: null, appealsDue: null },
      });
      const detail = { title, blueprintId: blueprint.id, opensAt, closesAt, commitment, poolSha256 };
      return ok({ value: { id, commitment }, detail });
    });
  }
}
