import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, type Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Clock } from '../../platform/time/index.js';
import { type PoolQuestion, QuestionBank, type QuestionKind } from '../questions/index.js';
import type { PracticeQuestionView, PracticeTopicView, PracticeVerdictView } from './dto/sitter-views.js';
import { type Asked, askedBy } from './rules/draw.rules.js';
import { isChoice } from './rules/scoring.rules.js';
import { ExamSittingRow } from './attempt.entities.js';

/** 练习: questions of the bank with their answers at once; nothing is registered, scored or recorded. */
@Injectable()
export class Practice {
  constructor(
    @InjectRepository(ExamSittingRow) private readonly attempts: Repository<ExamSittingRow>,
    private readonly bank: QuestionBank,
    private readonly clock: Clock,
  ) {}

  async topics(actor: Actor): Promise<PracticeTopicView[]> {
    const counts = new Map<string, number>();
    for (const { topic } of await this.bank.pool(actor.agencyId))
      counts.set(topic, (counts.get(topic) ?? 0) + 1);
    return [...counts].map(([topic, count]) => ({ topic, count })).sort((a, b) => b.count - a.count);
  }

  /** Refuses `exam.practice-later` while the person sits an exam: practice tells answers. */
  async draw(
    actor: Actor,
    wish: { topic?: string; kind?: QuestionKind },
    n: number,
  ): Promise<Result<PracticeQuestionView[]>> {
    if (await this.sits(actor)) return refuse('exam.practice-later');
    const pool = (await this.bank.pool(actor.agencyId)).filter(
      ({ topic, kind }) => (!wish.topic || topic === wish.topic) && (!wish.kind || kind === wish.kind),
    );
    const versions = await this.bank.versions(some(pool, n).map(({ versionId }) => versionId));
    return ok(
      versions.flatMap((version) =>
        askedBy(version).map(({ kind, stem, options, part }) => ({
          ...{ versionId: version.id, part, kind, topic: version.topic, stem },
          caseText: version.kind === 'case' ? version.stem : null,
          options: options.map(({ key, text }) => ({ key, text })),
        })),
      ),
    );
  }

  async check(
    actor: Actor,
    { versionId, part, choice }: { versionId: string; part?: number; choice: string },
  ): Promise<Result<PracticeVerdictView>> {
    if (await this.sits(actor)) return refuse('exam.practice-later');
    const inSight = (await this.bank.pool(actor.agencyId)).some((one) => one.versionId === versionId);
    const [version] = inSight ? await this.bank.versions([versionId]) : [];
    const asked: Asked | undefined = version && askedBy(version).find((one) => one.part === (part ?? null));
    if (!version || !asked) return refuse('not-found');
    const { kind, options, answer } = asked;
    if (!isChoice(choice, kind, options.length)) return refuse('exam.choice');
    const citations = version.citations.map((one) => ({ ...one }));
    return ok({ right: choice === answer, answer, citations, explanation: version.explanation });
  }

  private sits(actor: Actor): Promise<boolean> {
    const where = { userId: actor.userId, state: 'running' as const, endsAt: MoreThan(this.clock.now()) };
    return this.attempts.existsBy(where);
  }
}

/** `n` of them, each as likely as any other. */
function some(pool: readonly PoolQuestion[], n: number): PoolQuestion[] {
  const rest = [...pool];
  const picked: PoolQuestion[] = [];
  while (picked.length < n && rest.length > 0) picked.push(...rest.splice(randomInt(rest.length), 1));
  return picked;
}
