import { ok, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { Clocks } from '../clocks.js';
import { FilingApprovalInput } from '../dto/case-inputs.js';
import { FiledView } from '../dto/act-views.js';
import { Guards } from '../guards.js';
import { nextNumber } from '../numbers.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';

/**
 * 批准立案: with the opinion of the leader; the case gets its number and the ninety days of 行政处罚法 第60条 begin.
 */
@CaseAct({
  name: 'case.approve-filing',
  roles: ['leader'],
  title: { zh: '批准立案', en: 'Approve filing' },
  route: 'POST cases/:id/filing-approval',
  input: FilingApprovalInput,
  answer: FiledView,
  from: ['filing-requested'],
  to: 'investigating',
  stage: 'initiation',
  guards: ['PEN-06'],
})
export class ApproveFiling {
  constructor(
    private readonly guards: Guards,
    private readonly clocks: Clocks,
  ) {}

  async run(context: CaseContext, input?: FilingApprovalInput): Promise<Result<CaseOutcome<FiledView>>> {
    const { file, actor } = context;
    const four = deciderIsNotOfficer(file.officerIds, actor.officerId);
    if (!four.ok) return four;
    const agency = await this.guards.agency(context, file.agencyId);
    const number = await nextNumber(context, agency, '立');
    const clock = await this.clocks.start(context, file, 'PEN-06', context.today);
    return ok({
      value: { number, due: clock.due },
      changes: { number, filedOn: context.today },
      detail: { number, opinion: input?.opinion || undefined },
    });
  }
}
