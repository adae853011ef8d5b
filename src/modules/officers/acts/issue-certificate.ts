import { ok, refuse, type Result } from '../../../kernel/result.js';
import { chinaDay, legalDayOf } from '../../../kernel/time.js';
import { Agencies } from '../../agencies/index.js';
import { NewCardInput } from '../dto/officer-inputs.js';
import { CertificateIssuedView } from '../dto/officer-views.js';
import { enterCard, noApplication } from '../enter-card.js';
import { ApplicationAct, type ApplicationContext, type ApplicationOutcome } from '../officer-acts.js';
import { OfficerLaw } from '../officer-law.js';
import { Officers } from '../officers.js';

/** 制证、发证: a card for exactly what was applied for and approved (CERT-01). */
@ApplicationAct({
  name: 'certificate.issue',
  roles: ['trainer'],
  title: { zh: '发证', en: 'Issue the certificate' },
  route: 'POST certificate-applications/:id/issue',
  input: NewCardInput,
  answer: CertificateIssuedView,
  status: 201,
  operationId: 'Certificates_issue',
})
export class IssueCertificate {
  constructor(
    private readonly agencies: Agencies,
    private readonly officers: Officers,
    private readonly law: OfficerLaw,
  ) {}

  async run(
    context: ApplicationContext,
    card: NewCardInput,
  ): Promise<Result<ApplicationOutcome<CertificateIssuedView>>> {
    const { tx, row, actor, today } = context;
    if (row.state !== 'approved') return noApplication();
    const { id: applicationId, agencyId, officerId, kind, fields, areas } = row;
    const { number, issuedOn, issuer } = card;
    const approvedOn = legalDayOf(row.decidedAt!);
    if (issuedOn < approvedOn || issuedOn > today)
      return refuse('certificate.issue-day', {
        ruleId: 'CERT-01',
        detail: `发证日应在审核通过之日（${chinaDay(approvedOn)}）至今日之间`,
      });
    if (actor.officerId === officerId) return refuse('certificate.own-application', { ruleId: 'CERT-01' });
    if (!(await this.officers.inPost(officerId, agencyId, tx)))
      return refuse('certificate.not-in-post', { ruleId: 'CERT-08' });
    const longest = this.law.lastDay(await this.agencies.existing(agencyId, tx), issuedOn);
    const validThrough = card.validThrough ?? longest;
    if (validThrough > longest)
      return refuse('certificate.too-long', { ruleId: 'CERT-06', detail: `有效期最长至${longest}` });
    const made = await enterCard(context, {
      agencyId,
      officerId,
      kind,
      fields,
      areas,
      number,
      issuedOn,
      validThrough,
      issuer,
      applicationId,
      replacesId: null,
      document: null,
    });
    if (!made.ok) return made;
    const certificateId = made.value.id;
    return ok({
      value: made.value,
      changes: { state: 'issued', certificateId },
      detail: { certificateId, applicationId, kind, number, issuedOn, validThrough },
    });
  }
}
