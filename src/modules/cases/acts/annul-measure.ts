import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { AnnulledMeasures } from '../annulled-measures.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { AnnulledView } from '../dto/act-views.js';
import { MeasureAnnulmentInput } from '../dto/case-inputs.js';
import { CaseMeasureRow } from '../measure.entity.js';
import { notInFuture } from '../rules/dates.rules.js';
import { BEFORE_DECISION } from '../rules/procedure.js';

/**
 * 强制措施被撤销、确认违法: what was published of it is withdrawn at once (国办发〔2018〕118号 二（六）).
 * Refuses `case.no-measure`, `case.annulled`, and a day in the future or before the measure.
 */
@CaseAct({
  name: 'case.annul-measure',
  roles: ['leader'],
  title: { zh: '强制措施被撤销或者确认违法', en: 'Measure set aside or unlawful' },
  route: 'POST cases/:id/measure-annulments',
  input: MeasureAnnulmentInput,
  answer: AnnulledView,
  from: [
    ...BEFORE_DECISION,
    'decided',
    'served',
    'performed',
    'closed',
    'archived',
    'dropped',
    'transferred',
  ],
  stage: 'investigation',
  guards: ['PUB-03b'],
  offeredWhen: ({ hasStandingMeasure }) => hasStandingMeasure,
})
export class AnnulMeasure {
  constructor(private readonly annulled: AnnulledMeasures) {}

  async run(context: CaseContext, input: MeasureAnnulmentInput): Promise<Result<CaseOutcome<AnnulledView>>> {
    const { tx, id: caseId } = context;
    const measure = await tx.getRepository(CaseMeasureRow).findOneBy({ id: input.measureId, caseId });
    if (!measure) return refuse('case.no-measure');
    const may = firstRefusal(
      () => notInFuture(input.on, context.today),
      () => (input.on >= measure.decidedOn ? ok() : refuse('case.before-decision')),
      () => (measure.annulledOn === null ? ok() : refuse('case.annulled')),
    );
    if (!may.ok) return may;
    const because = `${input.document}：${input.reason}`;
    const clock = await this.annulled.enter(context, measure, input.on, because);
    return ok({
      value: { withdrawBy: clock.due },
      detail: { ...input, number: measure.number, withdrawBy: clock.due },
    });
  }
}
