import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { LawService } from '../../calendar/index.js';
import type { ResultAnnulledView } from '../dto/inspection.dto.js';
import { InspectionActs } from '../inspection-acts.js';

/** A result that turned out wrong or unlawful is set aside; what was published of it goes by PUB-03b. */
@Injectable()
export class AnnulResult {
  constructor(
    private readonly inspections: InspectionActs,
    private readonly law: LawService,
  ) {}

  /** Refuses what has no result, or was set aside before. */
  annul(actor: Actor, id: string, reason: string): Promise<Result<ResultAnnulledView>> {
    return this.inspections.perform(actor, 'inspection.annul-result', id, async (scene, row) => {
      if (row.state !== 'finished' || row.annulledOn !== null)
        return refuse('inspection.out-of-order', { facts: { state: row.state } });
      const { areaCode: place, field: domain, agencyId: agency } = row;
      const due = this.law.due('PUB-03b', scene.today, { place, domain, agency });
      if (!due.ok) throw new Error(`cannot count PUB-03b: ${due.refusal.code}`);
      const withdrawBy = due.value.due;
      return ok({
        value: { withdrawBy },
        changes: { annulledOn: scene.today, annulReason: reason, withdrawBy },
        detail: { number: row.number, reason, withdrawBy },
      });
    });
  }
}
