import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies } from '../../agencies/index.js';
import { NewCertificateInput } from '../dto/officer-inputs.js';
import { CertificateIssuedView } from '../dto/officer-views.js';
import { enterCard, noApplication } from '../enter-card.js';
import { OfficerAct, type OfficerContext, type OfficerOutcome } from '../officer-acts.js';
import { OfficerLaw } from '../officer-law.js';

/**
 * 持旧证/部级证件登记 (CERT-03): enters a card that exists already, on the document that shows it; without one it is
 * refused `certificate.no-application`.
 */
@OfficerAct({
  name: 'certificate.enter-existing',
  roles: ['trainer'],
  title: { zh: '登记已有证件', en: 'Enter an existing certificate' },
  route: 'POST officers/:id/certificates',
  input: NewCertificateInput,
  answer: CertificateIssuedView,
  status: 201,
  operationId: 'Certificates_enter',
})
export class EnterExistingCertificate {
  constructor(
    private readonly agencies: Agencies,
    private readonly law: OfficerLaw,
  ) {}

  async run(
    context: OfficerContext,
    input: NewCertificateInput,
  ): Promise<Result<OfficerOutcome<CertificateIssuedView>>> {
    const { tx, row: officer, actor, today } = context;
    const { kind, number, fields, areas, issuedOn, validThrough, issuer, document } = input;
    if (!document) return noApplication();
    if (officer.agencyId !== actor.agencyId) return refuse('not-found');
    // A card that exists was issued before it is entered.
    if (issuedOn > today) return refuse('certificate.issue-day', { ruleId: 'CERT-03' });
    const agency = await this.agencies.existing(officer.agencyId, tx);
    const { employments } = this.law.application(agency, today);
    // 山东省行政执法监督条例 第10条. What the file does not say is not held against an old card.
    if (kind === 'enforcement' && officer.employment && !employments.includes(officer.employment))
      return refuse('certificate.not-established', {
        ruleId: 'CERT-01',
        basis: this.law.applicationBasis(agency, today),
      });
    const made = await enterCard(context, {
      agencyId: officer.agencyId,
      officerId: officer.id,
      kind,
      fields,
      areas,
      number,
      issuedOn,
      validThrough,
      issuer,
      document,
      applicationId: null,
      replacesId: null,
    });
    if (!made.ok) return made;
    const certificateId = made.value.id;
    return ok({
      value: made.value,
      detail: { certificateId, kind, number, issuedOn, validThrough, document },
    });
  }
}
