import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies } from '../../agencies/index.js';
import { OfficerFileInput } from '../dto/officer-inputs.js';
import { OfficerAct, type OfficerContext, type OfficerOutcome } from '../officer-acts.js';
import { OfficerLaw } from '../officer-law.js';
import { Officers } from '../officers.js';
import { stateOn } from '../rules/certificate.rules.js';
import { idNumberHolds } from '../rules/personnel.rules.js';

/** Fields of the personnel file. Refuses `officer.id-number`, `officer.certificate-held` and `officer.nothing-given`. */
@OfficerAct({
  name: 'officer.update-file',
  roles: ['trainer'],
  title: { zh: '更改人员档案', en: 'Change the personnel file' },
  route: 'POST officers/:id/file',
  input: OfficerFileInput,
  operationId: 'Officers_update',
})
export class UpdateOfficerFile {
  constructor(
    private readonly agencies: Agencies,
    private readonly officers: Officers,
    private readonly law: OfficerLaw,
  ) {}

  async run(context: OfficerContext, input: OfficerFileInput): Promise<Result<OfficerOutcome>> {
    if (input.idNumber && !idNumberHolds(input.idNumber)) return refuse('officer.id-number');
    const may = await this.mayBeEmployed(context, input.employment);
    if (!may.ok) return may;
    const given = Object.entries(input).filter(([, value]) => value !== undefined);
    if (given.length === 0) return refuse('officer.nothing-given');
    const changes = Object.fromEntries(given) as OfficerFileInput;
    const detail = { ...changes };
    // What is private is in the ledger by name only.
    if (changes.idNumber) detail.idNumber = '(changed)';
    return ok({ value: undefined, changes, detail });
  }

  /** 山东省行政执法监督条例 第10条: who is no longer on the establishment gives the card back first. */
  private async mayBeEmployed(
    { tx, row, today }: OfficerContext,
    employment: OfficerFileInput['employment'],
  ): Promise<Result<void>> {
    if (!employment) return ok();
    const agency = await this.agencies.existing(row.agencyId, tx);
    if (this.law.application(agency, today).employments.includes(employment)) return ok();
    const cards = await this.officers.history(row.id, tx);
    const held = cards.find((card) => card.kind === 'enforcement' && stateOn(card, today) === 'valid');
    if (!held) return ok();
    return refuse('officer.certificate-held', {
      ruleId: 'CERT-01',
      basis: this.law.applicationBasis(agency, today),
      next: `先注销执法证${held.number}`,
    });
  }
}
