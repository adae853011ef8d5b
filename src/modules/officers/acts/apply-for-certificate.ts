import { In } from 'typeorm';
import { holds } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Applicants } from '../applicants.js';
import { CertificateApplicationRow } from '../chain.entities.js';
import { CertificateWishInput } from '../dto/officer-inputs.js';
import { OfficerCreatedView } from '../dto/officer-views.js';
import { OfficerAct, type OfficerContext, type OfficerOutcome } from '../officer-acts.js';
import { OfficerLaw } from '../officer-law.js';
import { Officers } from '../officers.js';
import { mayApply, notBarred } from '../rules/application.rules.js';
import { stateOn, stillBinds, whyInvalid } from '../rules/certificate.rules.js';

/**
 * 申请, for oneself; a trainer also for another: what the chain demands is asked now, and kept with the application as it
 * was (CERT-01).
 */
@OfficerAct({
  name: 'certificate.apply',
  roles: ['trainee', 'officer', 'presider', 'supervisor', 'trainer'],
  title: { zh: '申请证件', en: 'Apply for a certificate' },
  route: 'POST officers/:id/applications',
  input: CertificateWishInput,
  answer: OfficerCreatedView,
  status: 201,
  operationId: 'Certificates_apply',
})
export class ApplyForCertificate {
  constructor(
    private readonly officers: Officers,
    private readonly applicants: Applicants,
    private readonly law: OfficerLaw,
  ) {}

  async run(
    { tx, row: officer, actor, now, today, newId }: OfficerContext,
    { kind, fields, areas }: CertificateWishInput,
  ): Promise<Result<OfficerOutcome<OfficerCreatedView>>> {
    if (actor.officerId !== officer.id && !holds(actor, 'certificate.issue')) return refuse('not-found');
    const rows = tx.getRepository(CertificateApplicationRow);
    if (await rows.existsBy({ officerId: officer.id, kind, state: In(['applied', 'approved']) }))
      return refuse('certificate.already-applied');
    const certificates = await this.officers.history(officer.id, tx);
    const held = certificates.find((card) => card.kind === kind && stillBinds(card, today));
    if (held)
      return refuse('certificate.held', {
        detail: `持有的证件${held.number}${whyInvalid(held, today) ?? '仍然有效'}`,
        next: '在原证上办理换证、返还、补发或者补审验',
        facts: { number: held.number, state: stateOn(held, today) },
      });
    const { agency, conditions, grounds } = await this.applicants.standing(officer, kind, fields, today, tx);
    const barred = notBarred(certificates, kind, today, this.law.barredYears(agency, today));
    if (!barred.ok) return barred;
    const may = mayApply(conditions, this.law.applicationBasis(agency, today));
    if (!may.ok) return may;
    const id = newId();
    await rows.insert({
      id,
      agencyId: officer.agencyId,
      officerId: officer.id,
      kind,
      fields,
      areas,
      state: 'applied',
      grounds,
      lawVersion: this.law.version(agency),
      appliedOn: today,
      appliedAt: now,
      appliedBy: actor.userId,
      appliedByName: actor.name,
      opinion: null,
      decidedAt: null,
      decidedBy: null,
      decidedByName: null,
      certificateId: null,
    });
    const passes = grounds.passes.map(({ subject, passedOn, sourceId }) => ({ subject, passedOn, sourceId }));
    return ok({
      value: { id },
      detail: { applicationId: id, kind, fields, areas, minutes: grounds.minutes, passes },
    });
  }
}
