import { ok, refuse, type Result } from '../../../kernel/result.js';
import { ApplicationOpinionInput } from '../dto/officer-inputs.js';
import { ApplicationAct, type ApplicationContext, type ApplicationOutcome } from '../officer-acts.js';

/**
 * 审核: another person than the applicant says no, with an opinion. Refuses `certificate.application-decided` and, for
 * one's own, `certificate.own-application`.
 */
@ApplicationAct({
  name: 'certificate.refuse',
  roles: ['leader'],
  title: { zh: '审核不同意', en: 'Refuse the application' },
  route: 'POST certificate-applications/:id/refuse',
  input: ApplicationOpinionInput,
  operationId: 'Certificates_refuse',
})
export class RefuseApplication {
  async run(
    context: ApplicationContext,
    { opinion }: ApplicationOpinionInput,
  ): Promise<Result<ApplicationOutcome>> {
    return decideApplication(context, false, opinion);
  }
}

/** What both answers to an application have in common. */
export function decideApplication(
  { row, actor, now }: ApplicationContext,
  approved: boolean,
  opinion: string,
): Result<ApplicationOutcome> {
  if (row.state !== 'applied') return refuse('certificate.application-decided');
  if (row.appliedBy === actor.userId || row.officerId === actor.officerId)
    return refuse('certificate.own-application', { ruleId: 'CERT-01' });
  return ok({
    value: undefined,
    changes: {
      state: approved ? 'approved' : 'refused',
      opinion,
      decidedAt: now,
      decidedBy: actor.userId,
      decidedByName: actor.name,
    },
    detail: { applicationId: row.id, approved, kind: row.kind },
  });
}
