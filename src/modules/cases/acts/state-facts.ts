import { ok, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { FactsInput } from '../dto/case-inputs.js';
import { ReviewSubject } from '../review-subject.js';
import { BEFORE_DECISION } from '../rules/procedure.js';
import { sha256 } from '../timeline.js';

/**
 * 认定事实: the facts as the officers find them. A later change voids a review that covered the earlier ones.
 */
@CaseAct({
  name: 'case.state-facts',
  roles: ['officer'],
  title: { zh: '认定事实', en: 'State the facts' },
  route: 'POST cases/:id/facts',
  input: FactsInput,
  from: BEFORE_DECISION,
  stage: 'investigation',
})
export class StateFacts {
  constructor(private readonly matter: ReviewSubject) {}

  async run(context: CaseContext, input: FactsInput): Promise<Result<CaseOutcome>> {
    const { file } = context;
    const { facts, publicInterest, complex, grave, socialRisk = file.socialRisk } = input;
    const changes = { facts, publicInterest, complex, grave, socialRisk };
    const act = 'case.state-facts';
    const scope = file.draft && (await this.matter.answer(context, { ...file, ...changes }, file.draft, act));
    return ok({
      value: undefined,
      changes,
      detail: {
        factsSha256: sha256(facts),
        ...{ publicInterest, complex, grave, socialRisk },
        ...(scope && { reviewRequired: scope.required, because: scope.because }),
      },
    });
  }
}
