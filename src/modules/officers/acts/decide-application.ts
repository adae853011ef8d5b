import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { CertificateApplicationRow } from '../chain.entities.js';

/** 审核: another person than the applicant says yes or no, with an opinion. */
@Injectable()
export class DecideApplication {
  constructor(
    @InjectRepository(CertificateApplicationRow)
    private readonly applications: Repository<CertificateApplicationRow>,
    private readonly acts: Acts,
  ) {}

  /** Refuses `certificate.application-decided` and, for one's own, `certificate.own-application`. */
  async decide(
    actor: Actor,
    applicationId: string,
    approved: boolean,
    opinion: string,
  ): Promise<Result<void>> {
    const found = await this.applications.findOneBy({ id: applicationId });
    if (!found) return refuse('not-found');
    const subject = { agencyId: found.agencyId, type: 'officer', id: found.officerId };
    const act = approved ? 'certificate.approve' : 'certificate.refuse';
    return this.acts.perform(actor, act, subject, async ({ tx, now }) => {
      const rows = tx.getRepository(CertificateApplicationRow);
      const application = await rows.findOneByOrFail({ id: applicationId });
      if (application.state !== 'applied') return refuse('certificate.application-decided');
      if (application.appliedBy === actor.userId || application.officerId === actor.officerId)
        return refuse('certificate.own-application', { ruleId: 'CERT-01' });
      await rows.update(
        { id: applicationId },
        {
          ...{ state: approved ? 'approved' : 'refused', opinion, decidedAt: now },
          ...{ decidedBy: actor.userId, decidedByName: actor.name },
        },
      );
      return ok({ value: undefined, detail: { applicationId, approved, kind: application.kind } });
    });
  }
}
