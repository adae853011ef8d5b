import type { Result } from '../../../kernel/result.js';
import { ApproveInspectionInput } from '../dto/inspection.dto.js';
import { InspectionAct, type InspectionContext, type InspectionOutcome } from '../inspection-acts.js';
import { decideInspection } from './refuse-inspection.js';

/**
 * INS-08 检查审批: a leader who does not go himself agrees, for an urgent inspection also afterwards. Refuses
 * `inspection.approver-goes`, and what was decided or given up already.
 */
@InspectionAct({
  name: 'inspection.approve',
  roles: ['leader'],
  title: { zh: '批准检查', en: 'Approve the inspection' },
  route: 'POST inspections/:id/approve',
  input: ApproveInspectionInput,
})
export class ApproveInspection {
  async run(
    context: InspectionContext,
    { note }: ApproveInspectionInput,
  ): Promise<Result<InspectionOutcome>> {
    return decideInspection(context, 'approved', note ?? null);
  }
}
