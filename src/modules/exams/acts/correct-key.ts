import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Raw, type Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts, type Scene } from '../../ledger/index.js';
import { QuestionBank } from '../../questions/index.js';
import { type Batch, ExamBatchRow, WITHOUT_POOL } from '../batch.entities.js';
import { type MarkedAttempt, Marking } from '../marking.js';
import { Results } from '../results.js';
import { isChoice } from '../rules/scoring.rules.js';
import { ExamCorrectionRow } from '../attempt.entities.js';

export interface NewCorrection {
  /** Version of the question, with `#n` in a case. */
  readonly name: string;
  /** Right letters of the question itself; null: the question is void and everybody has its points. */
  readonly answer: string | null;
  readonly reason: string;
}

export interface Remarked {
  readonly papers: number;
  readonly raised: number;
  readonly newPasses: number;
}

/** What a correction does, found before the act that enters it. */
export interface PreparedCorrection extends NewCorrection {
  readonly agencyId: string;
  readonly batches: readonly { batch: Batch; marked: readonly MarkedAttempt[] }[];
}

/** 更正答案: every published paper with the question is marked again, as a further version of its result. */
@Injectable()
export class CorrectKey {
  constructor(
    @InjectRepository(ExamBatchRow) private readonly batches: Repository<ExamBatchRow>,
    private readonly acts: Acts,
    private readonly bank: QuestionBank,
    private readonly marking: Marking,
    private readonly results: Results,
  ) {}

  async correct(actor: Actor, correction: NewCorrection): Promise<Result<Remarked>> {
    const { agencyId } = actor;
    const prepared = await this.prepare(agencyId, correction);
    if (!prepared.ok) return prepared;
    const subject = { agencyId, type: 'exam-question', id: correction.name.slice(0, 36) };
    return this.acts.perform(actor, 'exam.correct-key', subject, async (scene) => {
      const done = await this.enter(scene, prepared.value);
      const { name, answer, reason } = correction;
      return ok({ value: done, detail: { name, answer, reason, ...done } });
    });
  }

  /** Refuses `not-found` for a question no exam of the agency asked, and `exam.choice`. */
  async prepare(agencyId: string, correction: NewCorrection): Promise<Result<PreparedCorrection>> {
    const { name, answer } = correction;
    const [versionId = '', part] = name.split('#');
    const [version] = await this.bank.versions([versionId]);
    const asked = part === undefined ? version : version?.parts?.[Number(part) - 1];
    const pooled = await this.batches.find({
      select: WITHOUT_POOL,
      where: { agencyId, pool: Raw((column) => `${column} LIKE :one`, { one: `%"${versionId}"%` }) },
    });
    if (!version || !asked || asked.kind === 'case' || pooled.length === 0) return refuse('not-found');
    const options = asked.kind === 'true-false' ? 2 : asked.options.length;
    if (answer !== null && (answer === '' || !isChoice(answer, asked.kind, options)))
      return refuse('exam.choice');
    const batches = [];
    for (const batch of pooled.filter(({ state }) => state === 'published'))
      batches.push({ batch, marked: await this.marking.mark(batch, [correction], name) });
    return ok({ ...correction, agencyId, batches });
  }

  async enter(scene: Scene, prepared: PreparedCorrection): Promise<Remarked> {
    const { agencyId, name, answer, reason, batches } = prepared;
    const id = scene.newId();
    await scene.tx.getRepository(ExamCorrectionRow).insert({
      ...{ id, agencyId, name, answer, reason, at: scene.now, by: scene.actor.userId },
    });
    let [papers, raised, newPasses] = [0, 0, 0];
    for (const { batch, marked } of batches) {
      const done = await this.results.enter(scene, batch, marked, id);
      papers += marked.length;
      raised += done.raised;
      newPasses += done.newPasses;
    }
    return { papers, raised, newPasses };
  }

  /** The batch whose appeals a person decides. */
  async batchSeen(actor: Actor, id: string): Promise<Batch | undefined> {
    const batch = await this.batches.findOne({ select: WITHOUT_POOL, where: { id } });
    return batch && sees(actor, batch.agencyId) ? batch : undefined;
  }
}
