import type { Result } from '../../../kernel/result.js';
import { endCertificate } from '../certificate-event.js';
import { CertificateChangeInput } from '../dto/officer-inputs.js';
import { OfficerCreatedView } from '../dto/officer-views.js';
import { CertificateAct, type CertificateContext, type CertificateOutcome } from '../officer-acts.js';

/** 注销. Refuses `certificate.already-ended`. */
@CertificateAct({
  name: 'certificate.cancel',
  roles: ['trainer'],
  title: { zh: '注销证件', en: 'Cancel the certificate' },
  route: 'POST certificates/:id/cancel',
  input: CertificateChangeInput,
  answer: OfficerCreatedView,
  status: 201,
  operationId: 'Certificates_cancel',
})
export class CancelCertificate {
  async run(
    context: CertificateContext,
    change: CertificateChangeInput,
  ): Promise<Result<CertificateOutcome<OfficerCreatedView>>> {
    return endCertificate(context, 'cancelled', change);
  }
}
