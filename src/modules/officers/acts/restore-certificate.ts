import { IsNull } from 'typeorm';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies } from '../../agencies/index.js';
import { RestoreInput } from '../dto/officer-inputs.js';
import { OfficerCreatedView } from '../dto/officer-views.js';
import { CertificateAct, type CertificateContext, type CertificateOutcome } from '../officer-acts.js';
import { CertificateEventRow } from '../officer.entities.js';
import { OfficerLaw } from '../officer-law.js';
import { OfficerRecords } from '../officer-records.js';
import { mayReturn } from '../rules/restoration.rules.js';

/**
 * 返还 (CERT-09): ends the open suspension, after training and an exam since it began. Refuses
 * `certificate.not-suspended`, `certificate.dates-reversed` and `certificate.return-needs`.
 */
@CertificateAct({
  name: 'certificate.restore',
  roles: ['trainer'],
  title: { zh: '返还证件', en: 'Return the certificate' },
  route: 'POST certificates/:id/restore',
  input: RestoreInput,
  answer: OfficerCreatedView,
  status: 201,
  operationId: 'Certificates_restore',
})
export class RestoreCertificate {
  constructor(
    private readonly agencies: Agencies,
    private readonly records: OfficerRecords,
    private readonly law: OfficerLaw,
  ) {}

  async run(
    { tx, row, today }: CertificateContext,
    { lastDay, document }: RestoreInput,
  ): Promise<Result<CertificateOutcome<OfficerCreatedView>>> {
    const { id: certificateId, officerId, agencyId } = row;
    const events = tx.getRepository(CertificateEventRow);
    const open = await events.findOneBy({ certificateId, kind: 'suspended', to: IsNull() });
    if (!open) return refuse('certificate.not-suspended');
    if (lastDay < open.from) return refuse('certificate.dates-reversed');
    const law = this.law.returning(await this.agencies.existing(agencyId, tx), today);
    // What was learnt and passed by the suspension's last day counts, so that no day without is given back.
    const until = lastDay < today ? lastDay : today;
    const sums = await this.records.minutesBetween([officerId], open.from, until, tx);
    const passes = (await this.records.passesOf(officerId, tx)).filter(({ passedOn }) => passedOn <= until);
    const done = { minutes: sums.get(officerId)!, passes };
    const may = mayReturn(open.from, done, law, law.minutesPerHour);
    if (!may.ok) return may;
    await events.update({ id: open.id }, { to: lastDay, endDocument: document ?? null });
    return ok({ value: { id: open.id }, detail: { certificateId, suspendedFrom: open.from, lastDay } });
  }
}
