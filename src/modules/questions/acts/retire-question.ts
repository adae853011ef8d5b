import { ok, refuse, type Result } from '../../../kernel/result.js';
import { RetireQuestionInput } from '../dto/question-inputs.js';
import { QuestionAct, type QuestionContext, type QuestionOutcome } from '../question-acts.js';

/** 停用试题: no paper draws it any more; its versions stay. Refuses `question.retired`. */
@QuestionAct({
  name: 'question.retire',
  roles: ['trainer'],
  title: { zh: '停用试题', en: 'Retire the question' },
  route: 'POST questions/:id/retire',
  input: RetireQuestionInput,
  operationId: 'Questions_retire',
})
export class RetireQuestion {
  async run({ row }: QuestionContext, { reason }: RetireQuestionInput): Promise<Result<QuestionOutcome>> {
    const { number } = row;
    if (row.status === 'retired') return refuse('question.retired', { facts: { number } });
    return ok({
      value: undefined,
      changes: { status: 'retired', identity: null },
      detail: { number, reason },
    });
  }
}
