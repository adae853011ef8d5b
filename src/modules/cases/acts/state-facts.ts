import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import type { FactsInput } from '../dto/case-inputs.js';
import { sha256 } from '../timeline.js';

/** 认定事实: the facts as the officers find them. A later change voids a review that covered the earlier ones. */
@Injectable()
export class StateFacts {
  constructor(private readonly cases: CaseActs) {}

  state(actor: Actor, caseId: string, input: FactsInput): Promise<Result<void>> {
    return this.cases.perform(actor, 'case.state-facts', caseId, async () => {
      const { facts, publicInterest, complex, grave } = input;
      return ok({
        value: undefined,
        changes: { facts, publicInterest, complex, grave },
        detail: { factsSha256: sha256(facts), publicInterest, complex, grave },
      });
    });
  }
}
