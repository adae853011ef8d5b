import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import type { DraftInput } from '../dto/case-inputs.js';
import { Matter } from '../matter.js';
import { draftHolds, notHarsherThanNoticed } from '../rules/decision.rules.js';
import type { DecisionDraft } from '../rules/draft.js';
import type { ReviewScope } from '../rules/review-scope.rules.js';

/** 拟定处罚决定: kinds, amounts, articles and reasons; whether a legal review is required is answered at once. */
@Injectable()
export class DraftDecision {
  constructor(
    private readonly cases: CaseActs,
    private readonly matter: Matter,
  ) {}

  draft(actor: Actor, caseId: string, input: DraftInput): Promise<Result<ReviewScope>> {
    return this.cases.perform(actor, 'case.draft-decision', caseId, async (scene) => {
      const { file } = scene;
      const { newFacts, ...rest } = input;
      const draft: DecisionDraft = { ...rest, performance: input.performance ?? '' };
      const holds = firstRefusal(
        () => draftHolds(draft),
        () => (newFacts ? ok() : notHarsherThanNoticed(draft, file.noticed)),
      );
      if (!holds.ok) return holds;
      const scope = await this.matter.answer(scene, file, draft, 'case.draft-decision');
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
    });
  }
}
