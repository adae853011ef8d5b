import { chinaDay } from '../../../kernel/time.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseItems, itemWords } from '../case-items.js';
import { AnnulledMeasures } from '../annulled-measures.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { InTimeView } from '../dto/act-views.js';
import { LiftSeizureInput } from '../dto/case-inputs.js';
import { notInFuture } from '../rules/dates.rules.js';
import { BEFORE_DECISION } from '../rules/procedure.js';
import { plainForm } from '../texts.js';

/**
 * 行政强制法 第28条: lifted when it is no longer needed, at the latest on the day it runs out; thing by thing, so that what
 * another decision holds stays held and its period goes on.
 */
@CaseAct({
  name: 'case.lift-seizure',
  roles: ['officer'],
  title: { zh: '解除查封、扣押', en: 'Lift the seizure' },
  route: 'POST cases/:id/seizures/lifting',
  input: LiftSeizureInput,
  answer: InTimeView,
  from: [...BEFORE_DECISION, 'decided', 'served', 'performed'],
  stage: 'investigation',
  documents: ['解除查封（扣押）决定书'],
  guards: ['COE-07'],
  offeredWhen: ({ openClocks }) => openClocks.has('COE-05'),
})
export class LiftSeizure {
  constructor(
    private readonly items: CaseItems,
    private readonly annulled: AnnulledMeasures,
  ) {}

  async run(context: CaseContext, input: LiftSeizureInput): Promise<Result<CaseOutcome<InTimeView>>> {
    const held = await this.items.held(context.tx, context.id, 'seized');
    const may = firstRefusal(
      () => notInFuture(input.on, context.today),
      () =>
        held.length > 0
          ? ok()
          : refuse('case.nothing-seized', { ruleId: 'COE-07', basis: '行政强制法第28条' }),
    );
    if (!may.ok) return may;
    const lifted = await this.items.release(context, 'seized', input);
    if (!lifted.ok) return lifted;
    const { items, inTime, latestDue, measures } = lifted.value;
    for (const measure of measures)
      if (input.unlawful && !measure.annulledOn)
        await this.annulled.enter(context, measure, input.on, `解除时确认违法：${input.reason}`);
    const title = '解除查封（扣押）决定书';
    const said: Record<string, string> = {
      物品: itemWords(items),
      解除日期: chinaDay(input.on),
      理由: input.reason,
      物品去向: input.disposal,
    };
    if (input.unlawful) said.确认 = '查封（扣押）违法';
    said.是否逾期 = inTime ? '否' : `是（期限${chinaDay(latestDue!)}）`;
    return ok({
      value: { inTime },
      documents: [{ kind: title, title, body: plainForm(title, context.file, said) }],
      detail: {
        on: input.on,
        inTime,
        unlawful: input.unlawful ?? false,
        measures: measures.map(({ id }) => id),
        items: items.map(({ id }) => id),
      },
    });
  }
}
