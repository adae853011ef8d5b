import { ok, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import { ReasonInput } from '../dto/case-inputs.js';
import { plainForm } from '../texts.js';

/**
 * 撤回线索: a lead that was registered by mistake, before its filing is asked for; afterwards the leader files it or does
 * not. It stays on record as withdrawn, with its reason, and is counted as no case.
 */
@CaseAct({
  name: 'case.withdraw-lead',
  roles: ['officer'],
  title: { zh: '撤回线索', en: 'Withdraw the lead' },
  route: 'POST cases/:id/lead-withdrawal',
  input: ReasonInput,
  from: ['lead'],
  to: 'withdrawn',
  stage: 'initiation',
  documents: ['线索撤回登记表'],
})
export class WithdrawLead {
  constructor(private readonly clocks: Clocks) {}

  async run(context: CaseContext, { reason }: ReasonInput): Promise<Result<CaseOutcome>> {
    const { file, actor, today } = context;
    await this.clocks.stopAll(context, file.id, today);
    const title = '线索撤回登记表';
    const body = plainForm(title, file, { 撤回理由: reason, 撤回人: actor.name });
    return ok({ value: undefined, documents: [{ kind: title, title, body }], detail: { reason } });
  }
}
