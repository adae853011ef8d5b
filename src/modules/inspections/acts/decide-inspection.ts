import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { InspectionActs } from '../inspection-acts.js';
import { approverStaysBehind } from '../rules/inspection.rules.js';

/** INS-08 检查审批: a leader who does not go himself says yes or no, for an urgent one also afterwards. */
@Injectable()
export class DecideInspection {
  constructor(private readonly inspections: InspectionActs) {}

  /** Refuses `inspection.approver-goes`, and what was decided or given up already. */
  approve(actor: Actor, id: string, note: string | null): Promise<Result<void>> {
    return this.decide(actor, id, 'approved', note);
  }

  refuse(actor: Actor, id: string, reason: string): Promise<Result<void>> {
    return this.decide(actor, id, 'refused', reason);
  }

  private decide(
    actor: Actor,
    id: string,
    approval: 'approved' | 'refused',
    approvalNote: string | null,
  ): Promise<Result<void>> {
    const act = approval === 'approved' ? 'inspection.approve' : 'inspection.refuse';
    return this.inspections.perform(actor, act, id, async (scene, row) => {
      if (row.approval !== 'pending' || row.state === 'cancelled')
        return refuse('inspection.out-of-order', { facts: { state: row.state, approval: row.approval } });
      const may = approverStaysBehind(actor, row);
      if (!may.ok) return may;
      return ok({
        value: undefined,
        changes: {
          ...{ approval, approvalNote, approvedBy: actor.userId },
          ...{ approvedByName: actor.name, approvedAt: scene.now },
        },
        detail: { number: row.number, approvalNote, afterEntry: row.enteredAt !== null },
      });
    });
  }
}
