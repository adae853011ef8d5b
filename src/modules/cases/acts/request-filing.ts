import { chinaDay } from '../../../kernel/time.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import { RequestFilingInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { filingRequest } from '../texts.js';

/**
 * 报请立案: two entitled officers ask; the time bar is judged by the day of discovery.
 */
@CaseAct({
  name: 'case.request-filing',
  roles: ['officer'],
  title: { zh: '报请立案', en: 'Request filing' },
  route: 'POST cases/:id/filing-request',
  input: RequestFilingInput,
  from: ['lead'],
  to: 'filing-requested',
  stage: 'initiation',
  documents: ['立案审批表'],
  guards: ['PEN-01', 'PEN-02', 'PEN-33'],
})
export class RequestFiling {
  constructor(
    private readonly guards: Guards,
    private readonly clocks: Clocks,
  ) {}

  async run(context: CaseContext, input: RequestFilingInput): Promise<Result<CaseOutcome>> {
    const { file } = context;
    const capacity = await this.guards.capacity(context, file, context.today);
    if (!capacity.ok) return capacity;
    const officers = await this.guards.entitled(context, file, file.officerIds, {
      from: context.now,
      to: context.now,
    });
    if (!officers.ok) return officers;
    // 行政处罚法 第36条: not discovered within two years (five where life, health or finance was harmed), no penalty.
    const barred = this.clocks.due(file.gravelyHarmful ? 'PEN-01b' : 'PEN-01', file.actEndedOn, file);
    if (!barred.ok) return barred;
    if (file.discoveredOn > barred.value.due && !input.timeBarReason)
      return refuse('case.time-barred', {
        ruleId: 'PEN-01',
        basis: barred.value.basis,
        detail: `违法行为终了于${chinaDay(file.actEndedOn)}，${chinaDay(barred.value.due)}之后发现的不再处罚`,
        next: '不予立案；法律另有规定的，写明理由',
      });
    const documents = [
      {
        kind: '立案审批表',
        title: '立案审批表',
        body: filingRequest(file, officers.value, input.timeBarReason),
      },
    ];
    return ok({
      value: undefined,
      officers: officers.value,
      documents,
      detail: { timeBarReason: input.timeBarReason },
    });
  }
}
