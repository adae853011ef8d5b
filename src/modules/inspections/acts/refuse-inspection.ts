import { ok, refuse, type Result } from '../../../kernel/result.js';
import { InspectionReasonInput } from '../dto/inspection.dto.js';
import { InspectionAct, type InspectionContext, type InspectionOutcome } from '../inspection-acts.js';
import { approverStaysBehind } from '../rules/inspection.rules.js';

/** INS-08 检查审批: a leader who does not go himself says no, with the reason. Refuses as the approval does. */
@InspectionAct({
  name: 'inspection.refuse',
  roles: ['leader'],
  title: { zh: '不批准检查', en: 'Refuse the inspection' },
  route: 'POST inspections/:id/refuse',
  input: InspectionReasonInput,
})
export class RefuseInspection {
  async run(
    context: InspectionContext,
    { reason }: InspectionReasonInput,
  ): Promise<Result<InspectionOutcome>> {
    return decideInspection(context, 'refused', reason);
  }
}

/** What both answers to a request for an inspection have in common. */
export function decideInspection(
  { actor, now, row }: InspectionContext,
  approval: 'approved' | 'refused',
  approvalNote: string | null,
): Result<InspectionOutcome> {
  if (row.approval !== 'pending' || row.state === 'cancelled')
    return refuse('inspection.out-of-order', { facts: { state: row.state, approval: row.approval } });
  const may = approverStaysBehind(actor, row);
  if (!may.ok) return may;
  return ok({
    value: undefined,
    changes: {
      approval,
      approvalNote,
      approvedBy: actor.userId,
      approvedByName: actor.name,
      approvedAt: now,
    },
    detail: { number: row.number, approvalNote, afterEntry: row.enteredAt !== null },
  });
}
