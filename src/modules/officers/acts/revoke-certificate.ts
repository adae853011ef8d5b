import type { Result } from '../../../kernel/result.js';
import { endCertificate } from '../certificate-event.js';
import { CertificateChangeInput } from '../dto/officer-inputs.js';
import { OfficerCreatedView } from '../dto/officer-views.js';
import { CertificateAct, type CertificateContext, type CertificateOutcome } from '../officer-acts.js';

/** 吊销, also after a cancellation (CERT-09). Refuses `certificate.already-ended`. */
@CertificateAct({
  name: 'certificate.revoke',
  roles: ['trainer'],
  title: { zh: '吊销证件', en: 'Revoke the certificate' },
  route: 'POST certificates/:id/revoke',
  input: CertificateChangeInput,
  answer: OfficerCreatedView,
  status: 201,
  operationId: 'Certificates_revoke',
})
export class RevokeCertificate {
  async run(
    context: CertificateContext,
    change: CertificateChangeInput,
  ): Promise<Result<CertificateOutcome<OfficerCreatedView>>> {
    return endCertificate(context, 'revoked', change);
  }
}
