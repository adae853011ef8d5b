import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { LegalDay } from '../../../kernel/time.js';
import { Acts } from '../../ledger/index.js';
import { type Employment, OfficerRow, type Sex } from '../officer.entities.js';
import { OfficerPostingRow } from '../record.entities.js';
import { idNumberHolds } from '../rules/personnel.rules.js';

export interface NewOfficer {
  agencyId: string;
  name: string;
  post: string;
  legalQualification?: string;
  reviewerSince?: LegalDay;
  sex?: Sex;
  idNumber?: string;
  employment?: Employment;
  education?: string;
  /** First day in the agency; absent: since before the records. */
  inPostSince?: LegalDay;
}

@Injectable()
export class RegisterOfficer {
  constructor(private readonly acts: Acts) {}

  register(actor: Actor, officer: NewOfficer, id: string): Promise<Result<{ id: string }>> {
    const subject = { agencyId: officer.agencyId, type: 'officer', id };
    return this.acts.perform(actor, 'officer.register', subject, async ({ tx, now, newId }) => {
      const { agencyId, name, post } = officer;
      if (officer.idNumber && !idNumberHolds(officer.idNumber)) return refuse('officer.id-number');
      await tx.getRepository(OfficerRow).insert({
        id,
        agencyId,
        name,
        post,
        legalQualification: officer.legalQualification ?? null,
        reviewerSince: officer.reviewerSince ?? null,
        status: 'in-post',
        leftOn: null,
        sex: officer.sex ?? null,
        idNumber: officer.idNumber ?? null,
        employment: officer.employment ?? null,
        education: officer.education ?? null,
        photoId: null,
        createdAt: now,
      });
      await tx.getRepository(OfficerPostingRow).insert({
        ...{ id: newId(), officerId: id, agencyId, post, from: officer.inPostSince ?? null, to: null },
        ...{ document: null, recordedAt: now },
      });
      return ok({ value: { id }, detail: { name, post } });
    });
  }
}
