import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, MoreThan, type Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { QuestionBank } from '../questions/index.js';
import { ExamBatchRow, ExamBlueprintRow, ExamRegistrationRow } from './batch.entities.js';
import type { ExamAppealView, ExamDrawView, ExamStatisticsView } from './dto/exam-views.js';
import { ExamRegister } from './exam-register.js';
import { Results } from './results.js';
import { type Asked, askedBy, poolText } from './rules/draw.rules.js';
import { itemStatistics } from './rules/statistics.rules.js';
import { ExamAnswerRow, ExamAppealRow, ExamPaperRow, ExamSittingRow } from './attempt.entities.js';

const A_PAGE = 200;
const AT_ONCE = 200;

/** What is worked out of exams: statistics of questions, appeals with their question, the draw for strangers. */
@Injectable()
export class ExamReports {
  constructor(
    @InjectRepository(ExamPaperRow) private readonly papers: Repository<ExamPaperRow>,
    private readonly register: ExamRegister,
    private readonly results: Results,
    private readonly bank: QuestionBank,
  ) {}

  /** 难度 and 区分度 of every question of a batch, by the last marking. Refuses `exam.not-published`. */
  async statistics(actor: Actor, batchId: string): Promise<Result<ExamStatisticsView[]>> {
    const batch = await this.register.seen(actor, batchId);
    if (!batch.ok) return batch;
    if (batch.value.state !== 'published') return refuse('exam.not-published');
    const attempts = await this.papers.manager
      .getRepository(ExamSittingRow)
      .find({ where: { batchId }, select: { id: true, paperId: true } });
    const latest = await this.results.latest(attempts.map(({ id }) => id));
    const marked = [];
    for (let i = 0; i < attempts.length; i += AT_ONCE) {
      const some = attempts.slice(i, i + AT_ONCE);
      const rows = await this.papers.find({
        where: { id: In(some.map(({ paperId }) => paperId)) },
        select: { id: true, names: true, keys: true },
      });
      for (const { id, names, keys } of rows) {
        const { score, marks } = latest.get(some.find(({ paperId }) => paperId === id)!.id)!;
        const right = (at: number) => marks[at] === keys[at]!.points;
        marked.push({ score, marks: names.map((item, at) => ({ item, right: right(at) })) });
      }
    }
    const statistics = itemStatistics(marked);
    const asked = await this.asked(statistics.map(({ item }) => item));
    return ok(
      statistics.map(({ item: name, ...rest }) => {
        const { stem, kind, answer } = asked.get(name)!;
        return { name, stem, kind, answer, ...rest };
      }),
    );
  }

  /** Appeals of a batch, open ones first, each with its question in the question's own letters. */
  async appeals(actor: Actor, batchId: string): Promise<Result<ExamAppealView[]>> {
    const batch = await this.register.seen(actor, batchId);
    if (!batch.ok) return batch;
    const { manager } = this.papers;
    const rows = await manager
      .getRepository(ExamAppealRow)
      .find({ where: { batchId }, order: { id: 'ASC' }, take: A_PAGE });
    const views: ExamAppealView[] = [];
    for (const { id, sittingId, no, text, state, filedAt, reply } of rows) {
      const attempt = await manager.getRepository(ExamSittingRow).findOneByOrFail({ id: sittingId });
      const person = await manager
        .getRepository(ExamRegistrationRow)
        .findOneByOrFail({ id: attempt.registrationId });
      views.push({
        ...{ id, batchId, title: batch.value.title, name: person.name, no, text, state, filedAt, reply },
        ...(no === null ? { question: null, key: null, choice: null } : await this.question(attempt, no)),
      });
    }
    return ok(views.sort((a, b) => Number(b.state === 'filed') - Number(a.state === 'filed')));
  }

  /** Everything a stranger needs to redo the draw (docs/exam-draw.md); seed and papers once the results are out. */
  async draw(batchId: string, after?: string): Promise<Result<ExamDrawView>> {
    const { manager } = this.papers;
    const batch = await manager.getRepository(ExamBatchRow).findOneBy({ id: batchId });
    if (!batch) return refuse('not-found');
    const told = batch.state === 'published';
    const { lines } = await manager
      .getRepository(ExamBlueprintRow)
      .findOneByOrFail({ id: batch.blueprintId });
    const papers = told
      ? await this.papers.find({
          where: { batchId, ...(after && { registrationId: MoreThan(after) }) },
          select: { registrationId: true, names: true, sha256: true },
          order: { registrationId: 'ASC' },
          take: A_PAGE,
        })
      : [];
    const { title, opensAt, closesAt, commitment, poolSha256 } = batch;
    return ok({
      ...{ title, opensAt, closesAt, commitment, poolSha256, lines: [...lines] },
      seed: told ? batch.seed : null,
      pool: told ? poolText(batch.pool).trimEnd().split('\n') : [],
      papers: papers.map(({ registrationId, names, sha256 }) => ({ registrationId, names, sha256 })),
    });
  }

  private async question({ id: sittingId, paperId }: ExamSittingRow, no: number) {
    const { names, keys } = await this.papers.findOneByOrFail({ id: paperId });
    const asked = (await this.asked([names[no - 1]!])).get(names[no - 1]!)!;
    const [last] = await this.papers.manager
      .getRepository(ExamAnswerRow)
      .find({ where: { sittingId, no }, order: { version: 'DESC' }, take: 1 });
    const own = [...(last?.choice ?? '')].map((letter) => keys[no - 1]!.order[letter.charCodeAt(0) - 65]!);
    const options = asked.options.map(({ key, text }) => `${key}. ${text}`).join('\n');
    return { question: `${asked.stem}\n${options}`, key: asked.answer, choice: own.sort().join('') };
  }

  private async asked(names: readonly string[]): Promise<Map<string, Asked>> {
    const rows = await this.bank.versions([...new Set(names.map((name) => name.slice(0, 36)))]);
    const versions = new Map(rows.map((row) => [row.id, row]));
    return new Map(
      names.map((name) => {
        const [id, part] = name.split('#');
        return [name, askedBy(versions.get(id!)!)[part === undefined ? 0 : Number(part) - 1]!];
      }),
    );
  }
}
