import { ok, type Result } from '../../../kernel/result.js';
import { InspectionAct, type InspectionContext, type InspectionOutcome } from '../inspection-acts.js';
import { InspectionLaw } from '../inspection-law.js';
import { mayBeLetIn } from '../rules/inspection.rules.js';

/**
 * INS-10 扫码入企: the company scans the code that the officers show and lets them in. PUB-07, INS-11: their
 * certificates are checked at that very moment, and kept as they were shown.
 *
 * Refuses INS-08 (not approved, another day, let in before) and INS-11 (a certificate not valid now).
 */
@InspectionAct({
  name: 'inspection.check-in',
  roles: ['officer'],
  title: { zh: '扫码入企', en: 'Let the inspectors in' },
})
export class CheckIn {
  constructor(private readonly law: InspectionLaw) {}

  async run(context: InspectionContext, admittedBy: string): Promise<Result<InspectionOutcome>> {
    const { row, now, today } = context;
    const may = mayBeLetIn(row, today);
    if (!may.ok) return may;
    const shown = await this.law.entitled(context, row, row.officerIds, today);
    if (!shown.ok) return shown;
    return ok({
      value: undefined,
      changes: { state: 'entered', enteredAt: now, admittedBy, certificates: shown.value },
      detail: {
        number: row.number,
        admittedBy,
        urgent: row.approval === 'pending',
        certificates: shown.value.map(({ number }) => number),
      },
    });
  }
}
