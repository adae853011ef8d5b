import { firstRefusal, ok, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { DraftInput } from '../dto/case-inputs.js';
import { ReviewScopeView } from '../dto/case-views.js';
import { ReviewSubject } from '../review-subject.js';
import { draftHolds, notHarsherThanNoticed } from '../rules/decision.rules.js';
import type { DecisionDraft } from '../rules/draft.js';

/**
 * 拟定处罚决定: kinds, amounts, articles and reasons; whether a legal review is required is answered at once.
 */
@CaseAct({
  name: 'case.draft-decision',
  roles: ['officer'],
  title: { zh: '拟定处罚决定', en: 'Draft the decision' },
  route: 'POST cases/:id/draft',
  input: DraftInput,
  answer: ReviewScopeView,
  from: ['concluded', 'notified'],
  stage: 'decision',
  guards: ['PEN-07'],
})
export class DraftDecision {
  constructor(private readonly matter: ReviewSubject) {}

  async run(context: CaseContext, input: DraftInput): Promise<Result<CaseOutcome<ReviewScopeView>>> {
    const { file } = context;
    const { newFacts, ...rest } = input;
    const draft: DecisionDraft = { ...rest, performance: input.performance ?? '' };
    const holds = firstRefusal(
      () => draftHolds(draft),
      () => (newFacts ? ok() : notHarsherThanNoticed(draft, file.noticed)),
    );
    if (!holds.ok) return holds;
    const scope = await this.matter.answer(context, file, draft, 'case.draft-decision');
    const { kind, penalties, fineFen, confiscatedFen } = draft;
    return ok({
      value: scope,
      // New facts void the notice: the party must be told and heard again (行政处罚法 62).
      changes: newFacts
        ? { draft, noticed: null, noticedOn: null, hearingOffered: false, defence: 'none' as const }
        : { draft },
      detail: {
        kind,
        penalties,
        fineFen,
        confiscatedFen,
        reviewRequired: scope.required,
        because: scope.because,
        grounds: scope.grounds.map(({ code, scope: by, ruleId }) => ({ code, by, ruleId })),
        newFacts,
      },
    });
  }
}
