import { Injectable } from '@nestjs/common';
import { citation, type LawRow } from '../../kernel/law/index.js';
import type { LegalDay } from '../../kernel/time.js';
import type { AgencyRow } from '../agencies/index.js';
import { LawService } from '../calendar/index.js';
import { type AnnualReviewLaw, annualReviewLaw } from './rules/annual-review.rules.js';
import { type ApplicationLaw, applicationLaw } from './rules/application.rules.js';
import { type ReturnLaw, returnLaw } from './rules/restoration.rules.js';

/** Whose law is asked. */
export type Placed = Pick<AgencyRow, 'id' | 'areaCode'>;

/** The rows CERT-01 … CERT-10 as the rules of officers and certificates want them. */
@Injectable()
export class OfficerLaw {
  constructor(private readonly law: LawService) {}

  /** CERT-07 of the year's last day; undefined where no pack had it. */
  annualReview(agency: Placed, year: number): AnnualReviewLaw | undefined {
    const row = this.find('CERT-07', agency, `${year}-12-31`);
    return row && annualReviewLaw(row.params);
  }

  /** CERT-10 of the year's last day. */
  hours(agency: Placed, year: number): { hoursPerYear: number; minutesPerHour: number } {
    const { hoursPerYear, minutesPerHour } = this.row('CERT-10', agency, `${year}-12-31`).params;
    return { hoursPerYear: Number(hoursPerYear ?? 60), minutesPerHour: this.minutes(minutesPerHour) };
  }

  application(agency: Placed, on: LegalDay): ApplicationLaw {
    return applicationLaw(this.row('CERT-01b', agency, on).params, this.minutesPerHour(agency, on));
  }

  /** The article that demands the chain: the province's own where it has one. */
  applicationBasis(agency: Placed, on: LegalDay): string {
    return citation(this.find('CERT-01', agency, on) ?? this.row('CERT-01b', agency, on));
  }

  returning(agency: Placed, on: LegalDay): ReturnLaw & { minutesPerHour: number } {
    const { params } = this.row('CERT-09', agency, on);
    return { ...returnLaw(params), minutesPerHour: this.minutesPerHour(agency, on) };
  }

  /** CERT-09: years after a revocation in which nobody applies again. */
  barredYears(agency: Placed, on: LegalDay): number {
    return Number(this.row('CERT-09', agency, on).params.reapplyAfterYears ?? 0);
  }

  /** CERT-06: the last day of a card issued on a day. */
  lastDay(agency: Placed, issuedOn: LegalDay): LegalDay {
    const due = this.law.due('CERT-06', issuedOn, { place: agency.areaCode, agency: agency.id });
    if (!due.ok) throw new Error(`the law packs lack CERT-06 on ${issuedOn}`);
    return due.value.due.slice(0, 10);
  }

  ladder(agency: Placed, on: LegalDay): readonly number[] {
    const { daysBefore } = this.row('CERT-06b', agency, on).params;
    return (daysBefore as readonly number[] | undefined) ?? [];
  }

  version(agency: Placed): string {
    return this.law.packVersion(agency.areaCode);
  }

  private minutesPerHour(agency: Placed, on: LegalDay): number {
    return this.minutes(this.find('CERT-10', agency, on)?.params.minutesPerHour);
  }

  /** 一学时 is forty-five minutes where a pack does not say. */
  private minutes(given: unknown): number {
    return Number(given ?? 45);
  }

  private find(id: string, agency: Placed, on: LegalDay): LawRow | undefined {
    const found = this.law.book.rule(id, { on, place: agency.areaCode, agency: agency.id });
    return found.ok ? found.value.row : undefined;
  }

  private row(id: string, agency: Placed, on: LegalDay): LawRow {
    const row = this.find(id, agency, on);
    if (!row) throw new Error(`the law packs lack ${id} on ${on}`);
    return row;
  }
}
