import { ok, refuse, type Result } from '../../../kernel/result.js';
import { InspectionReasonInput } from '../dto/inspection.dto.js';
import { InspectionAct, type InspectionContext, type InspectionOutcome } from '../inspection-acts.js';

/** Given up before anybody was let in. */
@InspectionAct({
  name: 'inspection.cancel',
  roles: ['officer', 'leader'],
  title: { zh: '取消检查', en: 'Give up the inspection' },
  route: 'POST inspections/:id/cancel',
  input: InspectionReasonInput,
})
export class CancelInspection {
  async run(
    { row }: InspectionContext,
    { reason }: InspectionReasonInput,
  ): Promise<Result<InspectionOutcome>> {
    if (row.state !== 'planned') return refuse('inspection.out-of-order', { facts: { state: row.state } });
    return ok({
      value: undefined,
      changes: { state: 'cancelled', cancelReason: reason },
      detail: { number: row.number, reason },
    });
  }
}
