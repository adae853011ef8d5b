import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { AgencyRow } from '../../agencies/index.js';
import { Acts } from '../../ledger/index.js';
import { CertificateReviewRow, type ReviewOutcome } from '../chain.entities.js';
import { CertificateRow, OfficerRow } from '../officer.entities.js';
import { OfficerLaw } from '../officer-law.js';
import { OfficerRecords } from '../officer-records.js';
import { OfficerMarkRow } from '../record.entities.js';
import { mayReview } from '../rules/annual-review.rules.js';

export interface AnnualVerdict {
  year: number;
  outcome: ReviewOutcome;
  reason?: string;
}

/** 年审 (CERT-07): hours of the year, discipline, post, as they stand now; the verdict holds from today. */
@Injectable()
export class ReviewCertificate {
  constructor(
    @InjectRepository(CertificateRow) private readonly certificates: Repository<CertificateRow>,
    private readonly acts: Acts,
    private readonly records: OfficerRecords,
    private readonly law: OfficerLaw,
  ) {}

  async review(actor: Actor, certificateId: string, verdict: AnnualVerdict): Promise<Result<{ id: string }>> {
    const certificate = await this.certificates.findOneBy({ id: certificateId });
    if (!certificate) return refuse('not-found');
    const { agencyId, officerId } = certificate;
    const subject = { agencyId, type: 'officer', id: officerId };
    return this.acts.perform(actor, 'certificate.review', subject, async ({ tx, now, today, newId }) => {
      const { year, outcome } = verdict;
      const reason = verdict.reason || undefined;
      const agency = await tx.getRepository(AgencyRow).findOneByOrFail({ id: agencyId });
      const law = this.law.annualReview(agency, year);
      if (!law?.kinds.includes(certificate.kind) || year < Number(certificate.issuedOn.slice(0, 4)))
        return refuse('certificate.not-reviewed', { ruleId: 'CERT-07', facts: { year } });
      const officer = await tx.getRepository(OfficerRow).findOneByOrFail({ id: officerId });
      const facts = {
        minutes: await this.records.minutesOfYear(officerId, year, tx),
        unresolvedDiscipline: await tx
          .getRepository(OfficerMarkRow)
          .existsBy({ officerId, kind: 'discipline', settledOn: IsNull() }),
        inPost: officer.status === 'in-post' && officer.agencyId === agencyId,
      };
      const may = mayReview(outcome, reason, { year, today, ...facts }, law, this.law.hours(agency, year));
      if (!may.ok) return may;
      const id = newId();
      await tx.getRepository(CertificateReviewRow).insert({
        ...{ id, certificateId, officerId, agencyId, year, outcome, ...facts, reason: reason ?? null },
        ...{ on: today, recordedBy: actor.userId, recordedByName: actor.name, recordedAt: now },
      });
      return ok({ value: { id }, detail: { certificateId, year, outcome, ...facts } });
    });
  }
}
