import type { Result } from '../../../kernel/result.js';
import { addEvent } from '../certificate-event.js';
import { CertificateChangeInput } from '../dto/officer-inputs.js';
import { OfficerCreatedView } from '../dto/officer-views.js';
import { CertificateAct, type CertificateContext, type CertificateOutcome } from '../officer-acts.js';

/** 暂扣, from a day, until a day where one is named. Refuses `certificate.dates-reversed`. */
@CertificateAct({
  name: 'certificate.suspend',
  roles: ['trainer'],
  title: { zh: '暂扣证件', en: 'Suspend the certificate' },
  route: 'POST certificates/:id/suspend',
  input: CertificateChangeInput,
  answer: OfficerCreatedView,
  status: 201,
  operationId: 'Certificates_suspend',
})
export class SuspendCertificate {
  async run(
    context: CertificateContext,
    change: CertificateChangeInput,
  ): Promise<Result<CertificateOutcome<OfficerCreatedView>>> {
    return addEvent(context, 'suspended', change);
  }
}
