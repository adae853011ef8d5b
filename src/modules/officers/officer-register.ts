import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, In } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { maskedIdNumber } from '../../kernel/masking.js';
import type { LegalDay } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
import { Agencies, type AgencyRow } from '../agencies/index.js';
import type { CertificateView, ExpiringView, OfficerView, YearHoursView } from './dto/officer-views.js';
import { OfficerRow } from './officer.entities.js';
import { OfficerLaw } from './officer-law.js';
import { OfficerRecords } from './officer-records.js';
import { Officers } from './officers.js';
import { hoursOf } from './rules/annual-review.rules.js';
import { type CertificateHistory, stateOn, whyInvalid } from './rules/certificate.rules.js';
import { rungOn } from './rules/ladder.rules.js';

/** A register for people, of agencies in sight; not an export. */
const MOST = 1000;

/** Lists of officers as they stand today: certificates, hours of the year, the expiry ladder. */
@Injectable()
export class OfficerRegister {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly agencies: Agencies,
    private readonly officers: Officers,
    private readonly records: OfficerRecords,
    private readonly law: OfficerLaw,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<OfficerView[]> {
    const rows = await this.reader.getRepository(OfficerRow).find({
      where: { agencyId: In([...actor.agencyIds]) },
      order: { name: 'ASC', id: 'ASC' },
      take: MOST,
    });
    const ids = rows.map((row) => row.id);
    const today = this.clock.today();
    const year = Number(today.slice(0, 4));
    const histories = await this.officers.histories(ids);
    const minutes = await this.records.minutesBetween(ids, `${year}-01-01`, `${year}-12-31`);
    const agencies = await this.agencies.byId(rows.map((row) => row.agencyId));
    return rows.map((row) => ({
      id: row.id,
      agencyId: row.agencyId,
      name: row.name,
      post: row.post,
      status: row.status,
      employment: row.employment,
      idNumber: row.idNumber && maskedIdNumber(row.idNumber),
      hours: this.year(agencies.get(row.agencyId)!, year, minutes.get(row.id) ?? 0),
      certificates: (histories.get(row.id) ?? []).map((certificate) =>
        this.certificate(agencies.get(row.agencyId)!, certificate, today),
      ),
    }));
  }

  /** CERT-06: cards that stand on a rung of the ladder today, the most urgent first; those replaced are not among them. */
  async expiring(actor: Actor): Promise<ExpiringView[]> {
    const listed = await this.list(actor);
    return listed
      .filter((officer) => officer.status === 'in-post')
      .flatMap((officer) =>
        officer.certificates.flatMap(({ id, kind, number, validThrough, rung, daysLeft }) =>
          rung === undefined
            ? []
            : [
                {
                  officerId: officer.id,
                  officerName: officer.name,
                  certificateId: id,
                  kind,
                  number,
                  validThrough,
                  rung,
                  daysLeft: daysLeft!,
                },
              ],
        ),
      )
      .sort((a, b) => a.daysLeft - b.daysLeft);
  }

  year(agency: AgencyRow, year: number, minutes: number): YearHoursView {
    const { hoursPerYear, minutesPerHour } = this.law.hours(agency, year);
    return { year, minutes, hours: hoursOf(minutes, minutesPerHour), required: hoursPerYear };
  }

  certificate(agency: AgencyRow, c: CertificateHistory, today: LegalDay): CertificateView {
    const state = stateOn(c, today);
    const over = ['revoked', 'cancelled', 'lost'].includes(state);
    const rung = over ? undefined : rungOn(c.validThrough, today, this.law.ladder(agency, today));
    return {
      id: c.id,
      kind: c.kind,
      number: c.number,
      fields: c.fields,
      areas: c.areas,
      issuedOn: c.issuedOn,
      validThrough: c.validThrough,
      state,
      ...(state !== 'valid' && { why: whyInvalid(c, today) }),
      ...(rung && { rung: rung.days, daysLeft: rung.daysLeft }),
      events: c.events.map(({ kind, from, to }) => ({ kind, from, to })),
    };
  }
}
