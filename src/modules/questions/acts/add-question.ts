import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { QuestionWriter, type WrittenQuestion } from '../question-writer.js';
import { contentDigest, type QuestionContent, settled, wellFormed } from '../rules/question.rules.js';

/** 新增试题 in the bank of the actor's agency. Refuses `question.malformed` and `question.duplicate`. */
@Injectable()
export class AddQuestion {
  constructor(
    private readonly acts: Acts,
    private readonly writer: QuestionWriter,
  ) {}

  add(actor: Actor, given: QuestionContent & { shared: boolean }): Promise<Result<WrittenQuestion>> {
    const { shared, ...said } = given;
    const content = settled(said);
    const { agencyId } = actor;
    const subject = { agencyId, type: 'question-bank', id: agencyId };
    return this.acts.perform(actor, 'question.add', subject, async (scene) => {
      const fit = wellFormed(content);
      if (!fit.ok) return fit;
      const twin = await this.writer.twin(scene.tx, agencyId, content);
      if (twin)
        return refuse('question.duplicate', {
          detail: `与题库${twin.number}号试题相同`,
          next: '修订原题，或者改写题干和选项',
          facts: twin,
        });
      const [written] = await this.writer.insert(scene, agencyId, [{ content, shared }]);
      const { kind, topic } = content;
      return ok({
        value: written!,
        detail: { number: written!.number, version: 1, kind, topic, sha256: contentDigest(content) },
      });
    });
  }
}
