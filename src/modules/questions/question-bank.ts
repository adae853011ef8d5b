import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import { Agencies } from '../agencies/index.js';
import { QuestionRow, QuestionVersionRow } from './question.entities.js';
import type { QuestionKind } from './rules/question.rules.js';

/** What a draw needs to know of a question; its text and its answer are read when the paper is frozen. */
export interface PoolQuestion {
  readonly versionId: string;
  readonly questionId: string;
  readonly kind: QuestionKind;
  readonly topic: string;
  readonly difficulty: number;
}

/** So many ids are asked for at once: both databases bound the parameters of a statement. */
const AT_ONCE = 500;

/** The bank as exams read it. The answers stand in the versions: they must not reach a sitter before the results. */
@Injectable()
export class QuestionBank {
  constructor(
    @InjectRepository(QuestionVersionRow) private readonly rows: Repository<QuestionVersionRow>,
    private readonly agencies: Agencies,
  ) {}

  /**
   * The versions in force of every active question that the agency may draw: its own, and those shared by the agencies
   * above it. Ordered by version id, so that a draw by seed meets the same list twice.
   */
  async pool(agencyId: string, tx?: EntityManager): Promise<PoolQuestion[]> {
    const above = await this.agencies.above(agencyId);
    const rows = await (tx ? tx.getRepository(QuestionVersionRow) : this.rows)
      .createQueryBuilder('v')
      .innerJoin(QuestionRow, 'q', 'q.currentVersionId = v.id')
      .where('q.status = :active', { active: 'active' })
      .andWhere('(q.agencyId = :agencyId OR (q.agencyId IN (:...above) AND q.shared = 1))', {
        agencyId,
        above: above.length ? above : [agencyId],
      })
      .select(['v.id', 'v.questionId', 'v.kind', 'v.topic', 'v.difficulty'])
      .orderBy('v.id')
      .getMany();
    return rows.map(({ id, questionId, kind, topic, difficulty }) => ({
      ...{ versionId: id, questionId, kind, topic, difficulty },
    }));
  }

  /** Whole versions, in the order of the ids; those that do not exist are left out. */
  async versions(ids: readonly string[], tx?: EntityManager): Promise<QuestionVersionRow[]> {
    const rows = tx ? tx.getRepository(QuestionVersionRow) : this.rows;
    const found = new Map<string, QuestionVersionRow>();
    for (let i = 0; i < ids.length; i += AT_ONCE)
      for (const row of await rows.findBy({ id: In(ids.slice(i, i + AT_ONCE)) })) found.set(row.id, row);
    return ids.flatMap((id) => found.get(id) ?? []);
  }
}
