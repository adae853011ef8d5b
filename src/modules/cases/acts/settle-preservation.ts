import { chinaDay } from '../../../kernel/time.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseItems, itemWords } from '../case-items.js';
import { InTimeView } from '../dto/act-views.js';
import { SettlePreservationInput } from '../dto/case-inputs.js';
import { notInFuture } from '../rules/dates.rules.js';
import { BEFORE_DECISION } from '../rules/procedure.js';
import { plainForm } from '../texts.js';

/**
 * 先行登记保存 and what becomes of it within seven working days (行政处罚法 第56条).
 */
@CaseAct({
  name: 'case.settle-preservation',
  roles: ['officer'],
  title: { zh: '处理登记保存物品', en: 'Settle preserved goods' },
  route: 'POST cases/:id/preservations/settlement',
  input: SettlePreservationInput,
  answer: InTimeView,
  from: BEFORE_DECISION,
  stage: 'investigation',
  documents: ['先行登记保存物品处理决定书'],
  guards: ['PEN-05'],
})
export class SettlePreservation {
  constructor(private readonly items: CaseItems) {}

  async run(context: CaseContext, input: SettlePreservationInput): Promise<Result<CaseOutcome<InTimeView>>> {
    const held = await this.items.held(context.tx, context.id, 'preserved');
    const may = firstRefusal(
      () => notInFuture(input.on, context.today),
      () =>
        held.length > 0
          ? ok()
          : refuse('case.nothing-preserved', { ruleId: 'PEN-05', basis: '行政处罚法第56条' }),
    );
    if (!may.ok) return may;
    const settled = await this.items.release(context, 'preserved', input);
    if (!settled.ok) return settled;
    const { items, inTime, latestDue } = settled.value;
    const title = '先行登记保存物品处理决定书';
    const body = plainForm(title, context.file, {
      物品: itemWords(items),
      处理日期: chinaDay(input.on),
      处理决定: input.disposal,
      是否逾期: inTime ? '否' : `是（期限${chinaDay(latestDue!)}）`,
    });
    return ok({
      value: { inTime },
      documents: [{ kind: title, title, body }],
      detail: { on: input.on, inTime, items: items.map(({ id }) => id) },
    });
  }
}
