import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, type Result } from '../../kernel/result.js';
import { Acts } from '../ledger/index.js';
import { AgencyRow } from './agency.entity.js';

export type NewAgency = Omit<AgencyRow, 'createdAt'>;

/** An agency begins its own ledger tree with the entry of its registration. */
@Injectable()
export class RegisterAgency {
  constructor(private readonly acts: Acts) {}

  register(actor: Actor, agency: NewAgency): Promise<Result<{ id: string }>> {
    const subject = { agencyId: agency.id, type: 'agency', id: agency.id };
    return this.acts.perform(actor, 'agency.register', subject, async ({ tx, now }) => {
      await tx.getRepository(AgencyRow).insert({ ...agency, createdAt: now });
      const { name, creditCode, capacity, capacityBasis } = agency;
      return ok({ value: { id: agency.id }, detail: { name, creditCode, capacity, capacityBasis } });
    });
  }
}
