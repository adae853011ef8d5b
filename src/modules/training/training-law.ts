import { Injectable } from '@nestjs/common';
import type { LegalDay } from '../../kernel/time.js';
import { Agencies } from '../agencies/index.js';
import { LawService } from '../calendar/index.js';
import { type HoursLaw, hoursLaw } from './rules/hours.rules.js';

/** CERT-10 as it is in force for an agency. */
@Injectable()
export class TrainingLaw {
  constructor(
    private readonly law: LawService,
    private readonly agencies: Agencies,
  ) {}

  async hours(agencyId: string, on: LegalDay): Promise<HoursLaw> {
    const agency = await this.agencies.get(agencyId);
    const rule = this.law.book.rule('CERT-10', {
      on,
      agency: agencyId,
      ...(agency && { place: agency.areaCode }),
    });
    if (!rule.ok) throw new Error(`the law packs lack CERT-10 on ${on}`);
    return hoursLaw(rule.value.row.params);
  }
}
