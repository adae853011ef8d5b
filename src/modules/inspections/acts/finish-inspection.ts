import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { LawService } from '../../calendar/index.js';
import type { FinishInspectionInput, InspectionFinishedView } from '../dto/inspection.dto.js';
import { InspectionActs } from '../inspection-acts.js';
import { correctionHasItsDay } from '../rules/inspection.rules.js';

/** The officers leave: what they found, and from that day the clock of INS-13 for its publication. */
@Injectable()
export class FinishInspection {
  constructor(
    private readonly inspections: InspectionActs,
    private readonly law: LawService,
  ) {}

  /** Refuses who did not take part, an inspection nobody was let in for, and a day of correction that does not fit. */
  finish(actor: Actor, id: string, input: FinishInspectionInput): Promise<Result<InspectionFinishedView>> {
    return this.inspections.perform(actor, 'inspection.finish', id, async (scene, row) => {
      if (row.state !== 'entered') return refuse('inspection.out-of-order', { facts: { state: row.state } });
      if (!actor.officerId || !row.officerIds.includes(actor.officerId))
        return refuse('inspection.not-theirs');
      const { result, findings, correctBy = null } = input;
      const fits = correctionHasItsDay(result, correctBy, scene.today);
      if (!fits.ok) return fits;
      const due = this.law.due('INS-13', scene.today, {
        place: row.areaCode,
        domain: row.field,
        agency: row.agencyId,
      });
      if (!due.ok) throw new Error(`cannot count INS-13: ${due.refusal.code}`);
      const resultDue = due.value.due;
      return ok({
        value: { resultDue },
        changes: { state: 'finished', finishedAt: scene.now, result, findings, correctBy, resultDue },
        detail: { number: row.number, result, correctBy, resultDue },
      });
    });
  }

  /** Before anybody was let in. */
  cancel(actor: Actor, id: string, reason: string): Promise<Result<void>> {
    return this.inspections.perform(actor, 'inspection.cancel', id, async (_, row) => {
      if (row.state !== 'planned') return refuse('inspection.out-of-order', { facts: { state: row.state } });
      return ok({
        value: undefined,
        changes: { state: 'cancelled', cancelReason: reason },
        detail: { number: row.number, reason },
      });
    });
  }
}
