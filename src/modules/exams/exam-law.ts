import { Injectable } from '@nestjs/common';
import { citation, type LawRow } from '../../kernel/law/index.js';
import type { LegalDay } from '../../kernel/time.js';
import { Agencies } from '../agencies/index.js';
import { LawService } from '../calendar/index.js';
import type { EligibilityLaw } from './rules/eligibility.rules.js';

export interface ExamRules extends EligibilityLaw {
  readonly passPercent: number;
  readonly minutes: number;
  /** Half the points of a 多选 for a part of the right letters. */
  readonly partialMultiple: boolean;
}

/** The rows of the law an agency's exams go by: CERT-13 and its periods. */
@Injectable()
export class ExamLaw {
  constructor(
    private readonly law: LawService,
    private readonly agencies: Agencies,
  ) {}

  async rules(agencyId: string, on: LegalDay): Promise<ExamRules> {
    const place = await this.place(agencyId);
    const row = this.row('CERT-13', agencyId, place, on);
    return {
      passPercent: Number(row.params.passPercent),
      minutes: Number(row.params.minutes),
      partialMultiple: row.params.partialMultiple === true,
      specialBeforePublic: row.params.specialBeforePublic === true,
      initialTrainingMinutes: Number(row.params.initialTrainingMinutes),
      basis: citation(row),
      retakeBasis: citation(this.row('CERT-13b', agencyId, place, on)),
    };
  }

  /** CERT-13a: the last day for the results of an exam that ended on a day. */
  resultsDue(agencyId: string, endedOn: LegalDay): Promise<LegalDay> {
    return this.due('CERT-13a', agencyId, endedOn);
  }

  /** CERT-13b: the first day of a retake after a failure on a day. */
  retakeFrom(agencyId: string, failedOn: LegalDay): Promise<LegalDay> {
    return this.due('CERT-13b', agencyId, failedOn);
  }

  /** CERT-13c: the last day of an appeal against results told on a day. */
  appealsDue(agencyId: string, publishedOn: LegalDay): Promise<LegalDay> {
    return this.due('CERT-13c', agencyId, publishedOn);
  }

  async packVersion(agencyId: string): Promise<string> {
    return this.law.packVersion(await this.place(agencyId));
  }

  private async due(ruleId: string, agencyId: string, trigger: LegalDay): Promise<LegalDay> {
    const place = await this.place(agencyId);
    const due = this.law.due(ruleId, trigger, { place, agency: agencyId });
    if (!due.ok) throw new Error(`the law packs lack ${ruleId} on ${trigger}`);
    return due.value.due;
  }

  private async place(agencyId: string): Promise<string> {
    return (await this.agencies.get(agencyId))!.areaCode;
  }

  private row(id: string, agency: string, place: string, on: LegalDay): LawRow {
    const found = this.law.book.rule(id, { on, place, agency });
    if (!found.ok) throw new Error(`the law packs lack ${id} on ${on}`);
    return found.value.row;
  }
}
