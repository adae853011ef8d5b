import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type {
  QuestionPageView,
  QuestionQuery,
  QuestionTopicView,
  QuestionView,
} from './dto/question-views.js';
import { QuestionRow, QuestionVersionRow } from './question.entities.js';

const PAGE = 50;

/** Reads of the bank for those who keep it: with the answers, therefore not for sitters. */
@Injectable()
export class QuestionReader {
  constructor(
    @InjectRepository(QuestionRow) private readonly questions: Repository<QuestionRow>,
    @InjectRepository(QuestionVersionRow) private readonly versions: Repository<QuestionVersionRow>,
  ) {}

  /** One page, newest first. */
  async list(actor: Actor, filter: QuestionQuery): Promise<QuestionPageView> {
    const query = this.questions
      .createQueryBuilder('q')
      .innerJoinAndMapOne('q.version', QuestionVersionRow, 'v', 'v.id = q.currentVersionId')
      .where('q.agencyId IN (:...agencies)', { agencies: [...actor.agencyIds] })
      .andWhere('q.status = :status', { status: filter.status ?? 'active' })
      .orderBy('q.id', 'DESC')
      .take(PAGE);
    if (filter.kind) query.andWhere('v.kind = :kind', { kind: filter.kind });
    if (filter.topic) query.andWhere('v.topic = :topic', { topic: filter.topic });
    if (filter.difficulty) query.andWhere('v.difficulty = :level', { level: Number(filter.difficulty) });
    if (filter.after) query.andWhere('q.id < :after', { after: filter.after });
    if (filter.q) {
      const like = `%${filter.q.replace(/[\\%_]/g, '\\$&')}%`;
      query.andWhere(`(v.stem LIKE :like ESCAPE '\\' OR q.number LIKE :like ESCAPE '\\')`, { like });
    }
    const rows = (await query.getMany()) as (QuestionRow & { version: QuestionVersionRow })[];
    return {
      questions: rows.map(({ version, ...row }) => ({
        ...{ id: row.id, number: row.number, status: row.status, shared: row.shared },
        ...{ kind: version.kind, topic: version.topic, difficulty: version.difficulty, stem: version.stem },
        ...{ answer: version.answer, version: version.version, citations: version.citations },
      })),
      ...(rows.length === PAGE && { next: rows[PAGE - 1]!.id }),
    };
  }

  async one(actor: Actor, id: string): Promise<Result<QuestionView>> {
    const row = await this.questions.findOneBy({ id });
    if (!row || !sees(actor, row.agencyId)) return refuse('not-found');
    const versions = await this.versions.find({ where: { questionId: id }, order: { version: 'DESC' } });
    const { number, status, shared, currentVersionId } = row;
    return ok({
      ...{ id, number, status, shared, currentVersionId },
      versions: versions.map(({ questionId: _, agencyId: __, ...version }) => ({
        ...version,
        parts: version.parts?.map((part) => ({ ...part, options: [...part.options] })) ?? null,
      })),
    });
  }

  /** How many active questions there are of each topic, kind and difficulty: what a blueprint can ask for. */
  async topics(actor: Actor): Promise<QuestionTopicView[]> {
    const rows = await this.questions
      .createQueryBuilder('q')
      .innerJoin(QuestionVersionRow, 'v', 'v.id = q.currentVersionId')
      .where('q.agencyId IN (:...agencies)', { agencies: [...actor.agencyIds] })
      .andWhere('q.status = :status', { status: 'active' })
      .select('v.topic', 'topic')
      .addSelect('v.kind', 'kind')
      .addSelect('v.difficulty', 'difficulty')
      .addSelect('count(*)', 'count')
      .groupBy('v.topic')
      .addGroupBy('v.kind')
      .addGroupBy('v.difficulty')
      .orderBy('v.topic')
      .addOrderBy('v.kind')
      .addOrderBy('v.difficulty')
      .limit(2000)
      .getRawMany<{ topic: string; kind: string; difficulty: number; count: string | number }>();
    return rows.map((row) => ({ ...row, difficulty: Number(row.difficulty), count: Number(row.count) }));
  }
}
