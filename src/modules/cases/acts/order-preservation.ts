import { firstRefusal, ok, type Result } from '../../../kernel/result.js';
import { chinaDay, legalDayOf } from '../../../kernel/time.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseItems } from '../case-items.js';
import { Clocks } from '../clocks.js';
import { DueView } from '../dto/act-views.js';
import { PreservationInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { spanHolds } from '../rules/dates.rules.js';
import { deciderIsNotOfficer } from '../rules/decision.rules.js';
import { itemLines } from '../rules/items.rules.js';
import { plainForm } from '../texts.js';

/**
 * 先行登记保存 and what becomes of it within seven working days (行政处罚法 第56条).
 */
@CaseAct({
  name: 'case.order-preservation',
  roles: ['leader'],
  title: { zh: '先行登记保存', en: 'Order preservation' },
  route: 'POST cases/:id/preservations',
  input: PreservationInput,
  answer: DueView,
  from: ['investigating'],
  stage: 'investigation',
  documents: ['先行登记保存通知书'],
  guards: ['PEN-02', 'PEN-05'],
})
export class OrderPreservation {
  constructor(
    private readonly guards: Guards,
    private readonly clocks: Clocks,
    private readonly items: CaseItems,
  ) {}

  async run(context: CaseContext, input: PreservationInput): Promise<Result<CaseOutcome<DueView>>> {
    const { file, actor } = context;
    const may = firstRefusal(
      () => deciderIsNotOfficer(file.officerIds, actor.officerId),
      () => spanHolds(input, context.now),
    );
    if (!may.ok) return may;
    const officers = await this.guards.entitled(context, file, input.officerIds, input);
    if (!officers.ok) return officers;
    const clock = await this.clocks.start(context, file, 'PEN-05', legalDayOf(input.from));
    const items = itemLines(input.items).map((description) => ({ description }));
    await this.items.enter(context, 'preserved', { id: clock.id }, items);
    const body = plainForm('先行登记保存证据通知书', file, {
      物品: input.items,
      理由: input.reason,
      处理期限: chinaDay(clock.due),
      批准人: actor.name,
    });
    return ok({
      value: { due: clock.due },
      officers: officers.value,
      occurred: { from: new Date(input.from).toISOString(), to: new Date(input.to).toISOString() },
      documents: [{ kind: '先行登记保存通知书', title: '先行登记保存证据通知书', body }],
      detail: { due: clock.due },
    });
  }
}
