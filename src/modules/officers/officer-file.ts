import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, In, LessThan } from 'typeorm';
import { type Actor, holds, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Clock } from '../../platform/time/index.js';
import { AgencyRow } from '../agencies/index.js';
import { Applicants } from './applicants.js';
import { CertificateApplicationRow, CertificateReviewRow } from './chain.entities.js';
import type { ApplicationsView, ApplicationView, OfficerFileView } from './dto/officer-views.js';
import { CertificateEventRow, CertificateRow, OfficerRow } from './officer.entities.js';
import { OfficerRecords } from './officer-records.js';
import { OfficerRegister } from './officer-register.js';
import { Officers } from './officers.js';
import { OfficerMarkRow, OfficerPhotoRow } from './record.entities.js';
import { verdictOn } from './rules/annual-review.rules.js';
import { maskedIdNumber } from './rules/personnel.rules.js';

const PAGE = 50;

/** One officer's file, and the queue of applications. */
@Injectable()
export class OfficerFile {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly officers: Officers,
    private readonly records: OfficerRecords,
    private readonly register: OfficerRegister,
    private readonly applicants: Applicants,
    private readonly clock: Clock,
  ) {}

  /** One's own, or one in sight where officers may be read; else `not-found`. */
  async seen(actor: Actor, officerId: string | undefined): Promise<Result<OfficerRow>> {
    const row = officerId ? await this.officers.get(officerId) : null;
    if (!row) return refuse('not-found');
    const own = actor.officerId === row.id;
    return own || (holds(actor, 'officer.read') && sees(actor, row.agencyId)) ? ok(row) : refuse('not-found');
  }

  async one(actor: Actor, officerId: string | undefined): Promise<Result<OfficerFileView>> {
    const seen = await this.seen(actor, officerId);
    if (!seen.ok) return seen;
    const row = seen.value;
    const { manager } = this.reader;
    const today = this.clock.today();
    const year = Number(today.slice(0, 4));
    const standing = await this.applicants.standing(row, 'enforcement', [], today, manager);
    const of = { where: { officerId: row.id }, order: { id: 'DESC' as const }, take: 200 };
    const applications = await manager.getRepository(CertificateApplicationRow).find(of);
    const reviews = await manager.getRepository(CertificateReviewRow).find(of);
    const marks = await manager.getRepository(OfficerMarkRow).find(of);
    const { id, agencyId, name, post, status, leftOn, sex, employment, education, legalQualification } = row;
    return ok({
      ...{ id, agencyId, name, post, status, leftOn, sex, employment, education, legalQualification },
      idNumber: maskedIdNumber(row.idNumber),
      photoSha256: standing.grounds.photoSha256,
      hours: this.register.year(standing.agency, year, await this.records.minutesOfYear(id, year)),
      certificates: await this.certificates(row, standing.agency),
      passes: await this.records.passesOf(id),
      hoursEntries: await this.records.hoursOf(id),
      reviews,
      marks,
      postings: await this.postings(id),
      applications: applications.map((application) => viewOf(application, name)),
      conditions: standing.conditions,
    });
  }

  /** Applications of the agencies in sight, the latest first, by pages of fifty. */
  async applications(actor: Actor, open: boolean, before?: string): Promise<ApplicationsView> {
    const rows = await this.reader.getRepository(CertificateApplicationRow).find({
      where: {
        agencyId: In([...actor.agencyIds]),
        ...(open && { state: In(['applied', 'approved']) }),
        ...(before && { id: LessThan(before) }),
      },
      order: { id: 'DESC' },
      take: PAGE + 1,
    });
    const page = rows.slice(0, PAGE);
    const people = await this.reader
      .getRepository(OfficerRow)
      .findBy({ id: In(page.map(({ officerId }) => officerId)) });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    return {
      applications: page.map((row) => viewOf(row, names.get(row.officerId) ?? '')),
      ...(rows.length > PAGE && { next: page.at(-1)!.id }),
    };
  }

  async photo(actor: Actor, officerId: string): Promise<Result<{ bytes: Buffer; mediaType: string }>> {
    const seen = await this.seen(actor, officerId);
    if (!seen.ok) return seen;
    const id = seen.value.photoId;
    const row = id && (await this.reader.getRepository(OfficerPhotoRow).findOneBy({ id }));
    if (!row) return refuse('not-found');
    return ok({ bytes: Buffer.from(row.content, 'base64'), mediaType: row.mediaType });
  }

  /** The token of the check page of a card that the actor may see. */
  async token(actor: Actor, certificateId: string): Promise<Result<string>> {
    const card = await this.reader.getRepository(CertificateRow).findOneBy({ id: certificateId });
    const seen = await this.seen(actor, card?.officerId);
    return seen.ok ? ok(card!.token) : seen;
  }

  private async certificates(row: OfficerRow, agency: AgencyRow): Promise<OfficerFileView['certificates']> {
    const today = this.clock.today();
    const histories = (await this.officers.histories([row.id])).get(row.id) ?? [];
    const cards = await this.reader.getRepository(CertificateRow).findBy({ officerId: row.id });
    const events = await this.reader
      .getRepository(CertificateEventRow)
      .find({ where: { certificateId: In(cards.map(({ id }) => id)) }, order: { from: 'ASC', id: 'ASC' } });
    return histories.map((history) => {
      const { issuer, token, replacesId, applicationId, document } = cards.find(
        (card) => card.id === history.id,
      )!;
      return {
        ...this.register.certificate(agency, history, today),
        ...{ issuer, token, replacesId, applicationId, document },
        events: events.filter((event) => event.certificateId === history.id),
        reviewsDue: history.reviewsDue.map(({ year, lostFrom }) => ({
          year,
          lostFrom,
          outcome: verdictOn(history.reviews, year, today)?.outcome ?? 'open',
        })),
      };
    });
  }

  private async postings(officerId: string): Promise<OfficerFileView['postings']> {
    const rows = await this.officers.postings(officerId);
    const agencies = await this.reader
      .getRepository(AgencyRow)
      .findBy({ id: In(rows.map(({ agencyId }) => agencyId)) });
    return rows.map(({ agencyId, post, from, to, document }) => ({
      ...{ agencyId, post, from, to, document },
      agencyName: agencies.find(({ id }) => id === agencyId)?.name ?? '',
    }));
  }
}

function viewOf(row: CertificateApplicationRow, officerName: string): ApplicationView {
  const { id, officerId, kind, fields, areas, state, appliedOn, appliedByName, grounds } = row;
  const { opinion, decidedByName, decidedAt, certificateId } = row;
  return {
    ...{ id, officerId, officerName, kind, fields, areas, state, appliedOn, appliedByName },
    minutes: grounds.minutes,
    passes: grounds.passes.map(({ subject, field, passedOn }) => ({ subject, field, passedOn })),
    ...{ opinion, decidedByName, decidedAt, certificateId },
  };
}
