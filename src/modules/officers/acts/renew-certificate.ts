import { refuse, type Result } from '../../../kernel/result.js';
import { ReplacementInput } from '../dto/officer-inputs.js';
import { CertificateIssuedView } from '../dto/officer-views.js';
import { CertificateAct, type CertificateContext, type CertificateOutcome } from '../officer-acts.js';
import { OfficerLaw } from '../officer-law.js';
import { ReplaceCertificate } from '../replace-certificate.js';

/** 换证: for the period of CERT-06; only for a card that is valid or has merely run out. */
@CertificateAct({
  name: 'certificate.renew',
  roles: ['trainer'],
  title: { zh: '换证', en: 'Renew the certificate' },
  route: 'POST certificates/:id/renew',
  input: ReplacementInput,
  answer: CertificateIssuedView,
  status: 201,
  operationId: 'Certificates_renew',
})
export class RenewCertificate {
  constructor(
    private readonly replacement: ReplaceCertificate,
    private readonly law: OfficerLaw,
  ) {}

  async run(
    context: CertificateContext,
    card: ReplacementInput,
  ): Promise<Result<CertificateOutcome<CertificateIssuedView>>> {
    return this.replacement.replace(context, card, {
      states: ['valid', 'expired'],
      otherwise: (said) => refuse('certificate.not-renewable', said),
      longest: (agency) => this.law.lastDay(agency, card.issuedOn),
      cause: '换发新证',
    });
  }
}
