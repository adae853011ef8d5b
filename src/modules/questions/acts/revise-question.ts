import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { QuestionRow } from '../question.entities.js';
import { QuestionWriter } from '../question-writer.js';
import { contentDigest, type QuestionContent, settled, wellFormed } from '../rules/question.rules.js';

/**
 * 修订试题: the next version is drawn from now on; papers already drawn keep theirs. Refuses `question.retired`,
 * `question.malformed`, `question.duplicate` and `question.unchanged`.
 */
@Injectable()
export class ReviseQuestion {
  constructor(
    private readonly acts: Acts,
    private readonly writer: QuestionWriter,
    @InjectRepository(QuestionRow) private readonly questions: Repository<QuestionRow>,
  ) {}

  async revise(
    actor: Actor,
    id: string,
    said: QuestionContent,
  ): Promise<Result<{ version: number; versionId: string }>> {
    const known = await this.questions.findOneBy({ id });
    if (!known) return refuse('not-found');
    const { agencyId } = known;
    const content = settled(said);
    return this.acts.perform(actor, 'question.revise', { agencyId, type: 'question', id }, async (scene) => {
      const row = await scene.tx.getRepository(QuestionRow).findOneByOrFail({ id });
      if (row.status === 'retired') return refuse('question.retired', { facts: { number: row.number } });
      const fit = wellFormed(content);
      if (!fit.ok) return fit;
      const twin = await this.writer.twin(scene.tx, agencyId, content, id);
      if (twin)
        return refuse('question.duplicate', { detail: `与题库${twin.number}号试题相同`, facts: twin });
      const revised = await this.writer.revise(scene, row, content);
      if (!revised.ok) return revised;
      const { version } = revised.value;
      return ok({
        value: revised.value,
        detail: { number: row.number, version, sha256: contentDigest(content) },
      });
    });
  }
}
