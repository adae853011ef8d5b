import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { addDays, type LegalDay } from '../../kernel/time.js';
import { Officers, stateOn } from '../officers/index.js';
import { ReviewStaffing } from '../reviews/index.js';
import { TouchedActs } from './touched-acts.js';
import type { CertificateCountsView, FindingView } from './supervision.views.js';

const EXPIRING_DAYS = 90;

/** What a supervisor must see of the people of the agencies in sight: their certificates, and reviewers enough. */
@Injectable()
export class StaffingFindings {
  constructor(
    private readonly officers: Officers,
    private readonly staffing: ReviewStaffing,
    private readonly touched: TouchedActs,
  ) {}

  /** REV-03: agencies with fewer reviewers than their officers ask for. */
  async tooFewReviewers(actor: Actor): Promise<FindingView[]> {
    const staffed = await this.staffing.of(actor.agencyIds);
    return staffed
      .filter(({ reviewers, needed }) => reviewers < needed)
      .map(({ agencyId, officers, reviewers, needed }) => ({
        kind: 'reviewers-too-few',
        ruleId: 'REV-03',
        text: `执法人员${officers}人，应有法制审核人员${needed}人，现有${reviewers}人`,
        caseNumber: null,
        cause: '法制审核人员配备',
        agencyId,
      }));
  }

  /** PEN-02: acts whose officer turned out not to have been entitled. */
  async untitled(actor: Actor): Promise<FindingView[]> {
    return (await this.touched.of(actor)).map(({ text, caseId, caseNumber, cause, agencyId }) => ({
      ...{ kind: 'certificate-void', ruleId: 'PEN-02', text, caseId, caseNumber, cause, agencyId },
    }));
  }

  async certificates(actor: Actor, today: LegalDay): Promise<CertificateCountsView> {
    const officers = await this.officers.ofAgencies(actor.agencyIds);
    const histories = await this.officers.histories(officers.map((officer) => officer.id));
    const counts: CertificateCountsView = { valid: 0, expiring: 0, expired: 0, suspended: 0, other: 0 };
    for (const certificate of [...histories.values()].flat()) {
      if (certificate.kind !== 'enforcement') continue;
      const state = stateOn(certificate, today);
      if (state === 'valid')
        counts[certificate.validThrough <= addDays(today, EXPIRING_DAYS) ? 'expiring' : 'valid'] += 1;
      else if (state === 'expired' || state === 'suspended') counts[state] += 1;
      else counts.other += 1;
    }
    return counts;
  }
}
