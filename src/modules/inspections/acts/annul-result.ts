import { ok, refuse, type Result } from '../../../kernel/result.js';
import { InspectionReasonInput, ResultAnnulledView } from '../dto/inspection.dto.js';
import { InspectionAct, type InspectionContext, type InspectionOutcome } from '../inspection-acts.js';
import { InspectionLaw } from '../inspection-law.js';

/**
 * A result that turned out wrong or unlawful is set aside; what was published of it goes by PUB-03b. Refuses what has no
 * result, or was set aside before.
 */
@InspectionAct({
  name: 'inspection.annul-result',
  roles: ['leader'],
  title: { zh: '撤销检查结果', en: 'Set aside the result' },
  route: 'POST inspections/:id/annulment',
  input: InspectionReasonInput,
  answer: ResultAnnulledView,
})
export class AnnulInspectionResult {
  constructor(private readonly law: InspectionLaw) {}

  async run(
    { row, today }: InspectionContext,
    { reason }: InspectionReasonInput,
  ): Promise<Result<InspectionOutcome<ResultAnnulledView>>> {
    if (row.state !== 'finished' || row.annulledOn !== null)
      return refuse('inspection.out-of-order', { facts: { state: row.state } });
    const withdrawBy = this.law.due('PUB-03b', row, today);
    return ok({
      value: { withdrawBy },
      changes: { annulledOn: today, annulReason: reason, withdrawBy },
      detail: { number: row.number, reason, withdrawBy },
    });
  }
}
