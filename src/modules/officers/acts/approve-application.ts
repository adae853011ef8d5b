import type { Result } from '../../../kernel/result.js';
import { ApplicationOpinionInput } from '../dto/officer-inputs.js';
import { ApplicationAct, type ApplicationContext, type ApplicationOutcome } from '../officer-acts.js';
import { decideApplication } from './refuse-application.js';

/** 审核: another person than the applicant says yes. Refuses as the refusal does. */
@ApplicationAct({
  name: 'certificate.approve',
  roles: ['leader'],
  title: { zh: '审核同意', en: 'Approve the application' },
  route: 'POST certificate-applications/:id/approve',
  input: ApplicationOpinionInput,
  operationId: 'Certificates_approve',
})
export class ApproveApplication {
  async run(
    context: ApplicationContext,
    { opinion }: ApplicationOpinionInput,
  ): Promise<Result<ApplicationOutcome>> {
    return decideApplication(context, true, opinion);
  }
}
