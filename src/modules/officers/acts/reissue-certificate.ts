import { refuse, type Result } from '../../../kernel/result.js';
import { ReplacementInput } from '../dto/officer-inputs.js';
import { CertificateIssuedView } from '../dto/officer-views.js';
import { CertificateAct, type CertificateContext, type CertificateOutcome } from '../officer-acts.js';
import { ReplaceCertificate } from '../replace-certificate.js';

/** 补发 (CERT-08): lost → reported → cancelled → a card of another number with the old last day. */
@CertificateAct({
  name: 'certificate.reissue',
  roles: ['trainer'],
  title: { zh: '补发证件', en: 'Reissue the certificate' },
  route: 'POST certificates/:id/reissue',
  input: ReplacementInput,
  answer: CertificateIssuedView,
  status: 201,
  operationId: 'Certificates_reissue',
})
export class ReissueCertificate {
  constructor(private readonly replacement: ReplaceCertificate) {}

  async run(
    context: CertificateContext,
    card: ReplacementInput,
  ): Promise<Result<CertificateOutcome<CertificateIssuedView>>> {
    return this.replacement.replace(context, card, {
      states: ['lost'],
      otherwise: (said) => refuse('certificate.not-lost', said),
      longest: () => context.row.validThrough,
      cause: '补发新证',
    });
  }
}
