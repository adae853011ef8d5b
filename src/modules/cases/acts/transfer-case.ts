import { ok, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { ReasonInput } from '../dto/case-inputs.js';
import { EndWithoutDecision } from '../end-without-decision.js';
import { BEFORE_DECISION } from '../rules/procedure.js';
import { plainForm } from '../texts.js';

/** 移送: with its reason, approved by one who is not an officer of the case. Refuses as `EndWithoutDecision.may` does. */
@CaseAct({
  name: 'case.transfer',
  roles: ['leader'],
  title: { zh: '移送', en: 'Transfer' },
  route: 'POST cases/:id/transfer',
  input: ReasonInput,
  from: BEFORE_DECISION,
  to: 'transferred',
  stage: 'decision',
  documents: ['移送函'],
  guards: ['PEN-31'],
})
export class TransferCase {
  constructor(private readonly ending: EndWithoutDecision) {}

  async run(context: CaseContext, input: ReasonInput): Promise<Result<CaseOutcome>> {
    const may = await this.ending.may(context);
    if (!may.ok) return may;
    const { file, actor } = context;
    const body = plainForm('移送函', file, { 理由: input.reason, 审批人: actor.name });
    return ok({
      value: undefined,
      changes: { resumeTo: null },
      documents: [{ kind: '移送函', title: '移送函', body }],
      detail: { reason: input.reason },
    });
  }
}
