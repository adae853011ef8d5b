import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { Acts } from '../ledger/index.js';
import { OfficerRow } from './officer.entities.js';

export interface NewOfficer {
  agencyId: string;
  name: string;
  post: string;
  legalQualification?: string;
  reviewerSince?: LegalDay;
}

@Injectable()
export class RegisterOfficer {
  constructor(private readonly acts: Acts) {}

  register(actor: Actor, officer: NewOfficer, id: string): Promise<Result<{ id: string }>> {
    const subject = { agencyId: officer.agencyId, type: 'officer', id };
    return this.acts.perform(actor, 'officer.register', subject, async ({ tx, now }) => {
      const { agencyId, name, post, legalQualification, reviewerSince } = officer;
      await tx.getRepository(OfficerRow).insert({
        id,
        agencyId,
        name,
        post,
        legalQualification: legalQualification ?? null,
        reviewerSince: reviewerSince ?? null,
        status: 'in-post',
        createdAt: now,
      });
      return ok({ value: { id }, detail: { name, post } });
    });
  }
}
