import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { contentOf, NewQuestionInput } from '../dto/question-inputs.js';
import { WrittenQuestionView } from '../dto/question-views.js';
import { QuestionAct, type QuestionOutcome } from '../question-acts.js';
import { QuestionWriter } from '../question-writer.js';
import { contentDigest, type QuestionContent, wellFormed } from '../rules/question.rules.js';

/** 新增试题 in the bank of the actor's agency. Refuses `question.malformed` and `question.duplicate`. */
@QuestionAct({
  name: 'question.add',
  roles: ['trainer'],
  title: { zh: '新增试题', en: 'Add a question' },
  route: 'POST questions',
  input: NewQuestionInput,
  answer: WrittenQuestionView,
  creates: true,
  operationId: 'Questions_add',
})
export class AddQuestion {
  constructor(private readonly writer: QuestionWriter) {}

  async run(
    context: NewSubjectContext,
    { shared, ...said }: NewQuestionInput | (QuestionContent & { shared: boolean }),
  ): Promise<Result<QuestionOutcome<WrittenQuestionView>>> {
    const { tx, agencyId } = context;
    const content = contentOf(said);
    const fit = wellFormed(content);
    if (!fit.ok) return fit;
    const twin = await this.writer.twin(tx, agencyId, content);
    if (twin)
      return refuse('question.duplicate', {
        detail: `与题库${twin.number}号试题相同`,
        next: '修订原题，或者改写题干和选项',
        facts: twin,
      });
    const [written] = await this.writer.insert(context, agencyId, [{ content, shared }]);
    const { kind, topic } = content;
    const { number } = written!;
    return ok({
      value: written!,
      detail: { number, version: 1, kind, topic, sha256: contentDigest(content) },
    });
  }
}
