import { holds } from '../../../kernel/access/index.js';
import { refuse, type Result } from '../../../kernel/result.js';
import { endCertificate } from '../certificate-event.js';
import { CertificateChangeInput } from '../dto/officer-inputs.js';
import { OfficerCreatedView } from '../dto/officer-views.js';
import { CertificateAct, type CertificateContext, type CertificateOutcome } from '../officer-acts.js';

/** 挂失 (CERT-08): the holder himself, or a trainer; the card is void from the day of the loss. */
@CertificateAct({
  name: 'certificate.report-loss',
  roles: ['trainer', 'officer', 'presider', 'supervisor'],
  title: { zh: '证件挂失', en: 'Report the loss of the certificate' },
  route: 'POST certificates/:id/report-loss',
  input: CertificateChangeInput,
  answer: OfficerCreatedView,
  status: 201,
  operationId: 'Certificates_reportLoss',
})
export class ReportLoss {
  async run(
    context: CertificateContext,
    change: CertificateChangeInput,
  ): Promise<Result<CertificateOutcome<OfficerCreatedView>>> {
    const { row, actor, today } = context;
    if (row.officerId !== actor.officerId && !holds(actor, 'certificate.cancel')) return refuse('not-found');
    if (change.from > today) return refuse('certificate.dates-reversed');
    return endCertificate(context, 'lost', change);
  }
}
