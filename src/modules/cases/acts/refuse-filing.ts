import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { CaseActs } from '../case-acts.js';
import type { ReasonInput } from '../dto/case-inputs.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';
import { plainForm } from '../texts.js';

/** 不予立案: with its reason, which stays in the file. */
@Injectable()
export class RefuseFiling {
  constructor(private readonly cases: CaseActs) {}

  refuse(actor: Actor, caseId: string, input: ReasonInput): Promise<Result<void>> {
    return this.cases.perform(actor, 'case.refuse-filing', caseId, async ({ file }) => {
      const four = deciderIsNotOfficer(file.officerIds, actor.officerId);
      if (!four.ok) return four;
      const body = plainForm('不予立案审批表', file, { 不予立案理由: input.reason, 审批人: actor.name });
      return ok({
        value: undefined,
        documents: [{ kind: '不予立案审批表', title: '不予立案审批表', body }],
        detail: { reason: input.reason },
      });
    });
  }
}
