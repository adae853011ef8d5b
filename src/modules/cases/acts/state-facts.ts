import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import type { FactsInput } from '../dto/case-inputs.js';
import { Matter } from '../matter.js';
import { sha256 } from '../timeline.js';

/** 认定事实: the facts as the officers find them. A later change voids a review that covered the earlier ones. */
@Injectable()
export class StateFacts {
  constructor(
    private readonly cases: CaseActs,
    private readonly matter: Matter,
  ) {}

  state(actor: Actor, caseId: string, input: FactsInput): Promise<Result<void>> {
    return this.cases.perform(actor, 'case.state-facts', caseId, async (scene) => {
      const { file } = scene;
      const { facts, publicInterest, complex, grave, socialRisk = file.socialRisk } = input;
      const changes = { facts, publicInterest, complex, grave, socialRisk };
      const act = 'case.state-facts';
      const scope = file.draft && (await this.matter.answer(scene, { ...file, ...changes }, file.draft, act));
      return ok({
        value: undefined,
        changes,
        detail: {
          factsSha256: sha256(facts),
          ...{ publicInterest, complex, grave, socialRisk },
          ...(scope && { reviewRequired: scope.required, because: scope.because }),
        },
      });
    });
  }
}
