import { createHash } from 'node:crypto';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaMinute } from '../../../kernel/time.js';
import { Agencies } from '../../agencies/index.js';
import { FinishInspectionInput, InspectionFinishedView } from '../dto/inspection.dto.js';
import { InspectionAct, type InspectionContext, type InspectionOutcome } from '../inspection-acts.js';
import { InspectionLaw } from '../inspection-law.js';
import { correctionHasItsDay } from '../rules/inspection.rules.js';
import { resultText } from '../rules/result-text.js';
import type { InspectionResult } from '../rules/words.js';

/**
 * The officers leave: what they found, and from that day the clock of INS-13 for its publication. Refuses who did not
 * take part, an inspection nobody was let in for, and a day of correction that does not fit.
 */
@InspectionAct({
  name: 'inspection.finish',
  roles: ['officer'],
  title: { zh: '登记检查结果', en: 'Record the result' },
  route: 'POST inspections/:id/finish',
  input: FinishInspectionInput,
  answer: InspectionFinishedView,
})
export class FinishInspection {
  constructor(
    private readonly law: InspectionLaw,
    private readonly agencies: Agencies,
  ) {}

  async run(
    context: InspectionContext,
    input: FinishInspectionInput,
  ): Promise<Result<InspectionOutcome<InspectionFinishedView>>> {
    const { row, actor, now, today } = context;
    const { result, findings } = input;
    const correctBy = input.correctBy ?? null;
    if (row.state !== 'entered') return refuse('inspection.out-of-order', { facts: { state: row.state } });
    if (!actor.officerId || !row.officerIds.includes(actor.officerId)) return refuse('inspection.not-theirs');
    const fits = correctionHasItsDay(result, correctBy, today);
    if (!fits.ok) return fits;
    const resultDue = this.law.due('INS-13', row, today);
    const text = await this.text(context, { result, findings, correctBy });
    const resultSha256 = createHash('sha256').update(text, 'utf8').digest('hex');
    return ok({
      value: { resultDue },
      changes: {
        state: 'finished',
        finishedAt: now,
        result,
        findings,
        correctBy,
        resultDue,
        resultText: text,
        resultSha256,
      },
      detail: { number: row.number, result, correctBy, resultDue, resultSha256 },
    });
  }

  private async text(
    { row, tx, now, today }: InspectionContext,
    found: { result: InspectionResult; findings: string; correctBy: string | null },
  ): Promise<string> {
    const agency = await this.agencies.get(row.agencyId, tx);
    if (!agency || !row.enteredAt || !row.certificates) throw new Error('an inspection without its entry');
    const { number, companyName, companyCode, address, itemName, basis, kind } = row;
    return resultText({
      number,
      companyName,
      companyCode,
      address,
      itemName,
      basis,
      kind,
      agencyName: agency.name,
      officers: row.certificates,
      enteredAt: chinaMinute(row.enteredAt),
      on: today,
      finishedAt: chinaMinute(now),
      ...found,
    });
  }
}
