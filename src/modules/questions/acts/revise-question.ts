import { ok, refuse, type Result } from '../../../kernel/result.js';
import { contentOf, QuestionInput } from '../dto/question-inputs.js';
import { RevisedQuestionView } from '../dto/question-views.js';
import { QuestionAct, type QuestionContext, type QuestionOutcome } from '../question-acts.js';
import { QuestionWriter } from '../question-writer.js';
import { contentDigest, wellFormed } from '../rules/question.rules.js';

/**
 * 修订试题: the next version is drawn from now on; papers already drawn keep theirs. Refuses `question.retired`,
 * `question.malformed`, `question.duplicate` and `question.unchanged`.
 */
@QuestionAct({
  name: 'question.revise',
  roles: ['trainer'],
  title: { zh: '修订试题', en: 'Revise the question' },
  route: 'POST questions/:id/versions',
  input: QuestionInput,
  answer: RevisedQuestionView,
  status: 201,
  operationId: 'Questions_revise',
})
export class ReviseQuestion {
  constructor(private readonly writer: QuestionWriter) {}

  async run(
    context: QuestionContext,
    said: QuestionInput,
  ): Promise<Result<QuestionOutcome<RevisedQuestionView>>> {
    const { tx, row, agencyId } = context;
    const content = contentOf(said);
    const { number } = row;
    if (row.status === 'retired') return refuse('question.retired', { facts: { number } });
    const fit = wellFormed(content);
    if (!fit.ok) return fit;
    const twin = await this.writer.twin(tx, agencyId, content, row.id);
    if (twin) return refuse('question.duplicate', { detail: `与题库${twin.number}号试题相同`, facts: twin });
    const revised = await this.writer.revise(context, row, content);
    if (!revised.ok) return revised;
    const { version } = revised.value;
    return ok({ value: revised.value, detail: { number, version, sha256: contentDigest(content) } });
  }
}
