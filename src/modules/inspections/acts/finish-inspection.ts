import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaMinute } from '../../../kernel/time.js';
import { Agencies } from '../../agencies/index.js';
import { LawService } from '../../calendar/index.js';
import type { Scene } from '../../ledger/index.js';
import type { FinishInspectionInput, InspectionFinishedView } from '../dto/inspection.dto.js';
import { InspectionActs } from '../inspection-acts.js';
import type { InspectionRow } from '../inspection.entities.js';
import { correctionHasItsDay } from '../rules/inspection.rules.js';
import { resultText as writeResult } from '../rules/result-text.js';
import type { InspectionResult } from '../rules/words.js';

/** The officers leave: what they found, and from that day the clock of INS-13 for its publication. */
@Injectable()
export class FinishInspection {
  constructor(
    private readonly inspections: InspectionActs,
    private readonly law: LawService,
    private readonly agencies: Agencies,
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
      const resultText = await this.text(scene, row, { result, findings, correctBy });
      const resultSha256 = createHash('sha256').update(resultText, 'utf8').digest('hex');
      return ok({
        value: { resultDue },
        changes: {
          ...{ state: 'finished' as const, finishedAt: scene.now, result, findings, correctBy },
          ...{ resultDue, resultText, resultSha256 },
        },
        detail: { number: row.number, result, correctBy, resultDue, resultSha256 },
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

  private async text(
    scene: Scene,
    row: InspectionRow,
    found: { result: InspectionResult; findings: string; correctBy: string | null },
  ): Promise<string> {
    const agency = await this.agencies.get(row.agencyId, scene.tx);
    if (!agency || !row.enteredAt || !row.certificates) throw new Error('an inspection without its entry');
    const { number, companyName, companyCode, address, itemName, basis, kind } = row;
    return writeResult({
      ...{ number, companyName, companyCode, address, itemName, basis, kind, agencyName: agency.name },
      ...{ officers: row.certificates, enteredAt: chinaMinute(row.enteredAt), on: scene.today },
      ...{ finishedAt: chinaMinute(scene.now), ...found },
    });
  }
}
