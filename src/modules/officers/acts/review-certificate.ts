import { IsNull } from 'typeorm';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies } from '../../agencies/index.js';
import { CertificateReviewRow } from '../chain.entities.js';
import { AnnualVerdictInput } from '../dto/officer-inputs.js';
import { OfficerCreatedView } from '../dto/officer-views.js';
import { CertificateAct, type CertificateContext, type CertificateOutcome } from '../officer-acts.js';
import { OfficerLaw } from '../officer-law.js';
import { OfficerRecords } from '../officer-records.js';
import { Officers } from '../officers.js';
import { OfficerMarkRow } from '../record.entities.js';
import { mayReview } from '../rules/annual-review.rules.js';

/**
 * 年审 (CERT-07): hours of the year, discipline, post, as they stand now; the verdict holds from today. Refuses
 * `certificate.not-reviewed` and what the rule demands.
 */
@CertificateAct({
  name: 'certificate.review',
  roles: ['trainer'],
  title: { zh: '年度审验', en: 'Annual review' },
  route: 'POST certificates/:id/reviews',
  input: AnnualVerdictInput,
  answer: OfficerCreatedView,
  status: 201,
  operationId: 'Certificates_review',
})
export class ReviewCertificate {
  constructor(
    private readonly agencies: Agencies,
    private readonly officers: Officers,
    private readonly records: OfficerRecords,
    private readonly law: OfficerLaw,
  ) {}

  async run(
    { tx, row, actor, now, today, newId }: CertificateContext,
    { year, outcome, reason: given }: AnnualVerdictInput,
  ): Promise<Result<CertificateOutcome<OfficerCreatedView>>> {
    const { id: certificateId, officerId, agencyId } = row;
    const reason = given || undefined;
    const agency = await this.agencies.existing(agencyId, tx);
    const law = this.law.annualReview(agency, year);
    if (!law?.kinds.includes(row.kind) || year < Number(row.issuedOn.slice(0, 4)))
      return refuse('certificate.not-reviewed', { ruleId: 'CERT-07', facts: { year } });
    const minutes = await this.records.minutesOfYear(officerId, year, tx);
    const unresolvedDiscipline = await tx
      .getRepository(OfficerMarkRow)
      .existsBy({ officerId, kind: 'discipline', settledOn: IsNull() });
    const inPost = await this.officers.inPost(officerId, agencyId, tx);
    const may = mayReview(
      outcome,
      reason,
      { year, today, minutes, unresolvedDiscipline, inPost },
      law,
      this.law.hours(agency, year),
    );
    if (!may.ok) return may;
    const id = newId();
    await tx.getRepository(CertificateReviewRow).insert({
      id,
      certificateId,
      officerId,
      agencyId,
      year,
      outcome,
      minutes,
      unresolvedDiscipline,
      inPost,
      reason: reason ?? null,
      on: today,
      recordedBy: actor.userId,
      recordedByName: actor.name,
      recordedAt: now,
    });
    return ok({
      value: { id },
      detail: { certificateId, year, outcome, minutes, unresolvedDiscipline, inPost },
    });
  }
}
