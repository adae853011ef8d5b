import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, In, LessThan } from 'typeorm';
import { type Actor, holds, sees } from '../../kernel/access/index.js';
import { maskedIdNumber } from '../../kernel/masking.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Config } from '../../platform/config/index.js';
import { Clock } from '../../platform/time/index.js';
import { Agencies, type AgencyRow } from '../agencies/index.js';
import { SubjectVersions } from '../ledger/index.js';
import { Applicants } from './applicants.js';
import { CertificateApplicationRow, CertificateReviewRow } from './chain.entities.js';
import type { ApplicationsView, ApplicationView, OfficerFileView } from './dto/officer-views.js';
import { annualReviewView, hoursView, markView } from './file-views.js';
import { CertificateEventRow, CertificateRow, type OfficerRow } from './officer.entities.js';
import { OfficerRecords } from './officer-records.js';
import { OfficerRegister } from './officer-register.js';
import { Officers } from './officers.js';
import { OfficerMarkRow, OfficerPhotoRow } from './record.entities.js';
import { verdictOn } from './rules/annual-review.rules.js';
import { maySeeToken } from './rules/card-token.rules.js';

const PAGE = 50;

/** One officer's file, and the queue of applications. */
@Injectable()
export class OfficerFile {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly agencies: Agencies,
    private readonly officers: Officers,
    private readonly records: OfficerRecords,
    private readonly register: OfficerRegister,
    private readonly applicants: Applicants,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly versions: SubjectVersions,
  ) {}

  /** One's own, or one in sight where officers may be read; else `not-found`. */
  async seen(actor: Actor, officerId: string | undefined): Promise<Result<OfficerRow>> {
    const row = officerId ? await this.officers.get(officerId) : null;
    if (!row) return refuse('not-found');
    const own = actor.officerId === row.id;
    return own || (holds(actor, 'officer.read') && sees(actor, row.agencyId)) ? ok(row) : refuse('not-found');
  }

  async one(actor: Actor, officerId: string | undefined): Promise<Result<OfficerFileView>> {
    const version = officerId ? await this.versions.of('officer', officerId) : 0;
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
    const { id, name } = row;
    return ok({
      id,
      version,
      agencyId: row.agencyId,
      name,
      post: row.post,
      status: row.status,
      leftOn: row.leftOn,
      sex: row.sex,
      employment: row.employment,
      education: row.education,
      legalQualification: row.legalQualification,
      idNumber: row.idNumber && maskedIdNumber(row.idNumber),
      photoSha256: standing.grounds.photoSha256,
      hours: this.register.year(standing.agency, year, await this.records.minutesOfYear(id, year)),
      certificates: await this.certificates(actor, row, standing.agency),
      passes: await this.records.passesOf(id),
      hoursEntries: (await this.records.hoursOf(id)).map(hoursView),
      reviews: reviews.map(annualReviewView),
      marks: marks.map(markView),
      postings: await this.postings(id),
      applications: applications.map((application) => viewOf(application, version, name)),
      conditions: standing.conditions,
    });
  }

  /** Applications of the agencies in sight, the latest first, by pages of fifty. */
  async applications(actor: Actor, open: boolean, before?: string): Promise<ApplicationsView> {
    const rows = this.reader.getRepository(CertificateApplicationRow);
    const found = await rows.find({
      where: {
        agencyId: In([...actor.agencyIds]),
        ...(open && { state: In(['applied', 'approved']) }),
        ...(before && { id: LessThan(before) }),
      },
      order: { id: 'DESC' },
      take: PAGE + 1,
      select: { id: true, officerId: true },
    });
    const ids = found.slice(0, PAGE).map(({ id }) => id);
    const officerIds = found.map(({ officerId }) => officerId);
    const version = await this.versions.ofAll('officer', officerIds);
    const page = await rows.find({ where: { id: In(ids) }, order: { id: 'DESC' } });
    const names = await this.officers.names(officerIds);
    return {
      applications: page.map((row) => viewOf(row, version(row.officerId), names.get(row.officerId) ?? '')),
      ...(found.length > PAGE && { next: ids.at(-1)! }),
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

  /**
   * The address of the check page of a card, as its QR code carries it, for its holder and for who prints it. Refuses
   * `certificate.token-private` to others, `address.local` while no address is set that a telephone could open.
   */
  async checkAddress(actor: Actor, certificateId: string): Promise<Result<string>> {
    const card = await this.reader.getRepository(CertificateRow).findOneBy({ id: certificateId });
    const seen = await this.seen(actor, card?.officerId);
    if (!seen.ok) return seen;
    if (!maySeeToken(actor, card!.officerId)) return refuse('certificate.token-private');
    if (this.config.publicOriginIsLocal)
      return refuse('address.local', { next: '请系统管理员将 PUBLIC_ORIGIN 设置为他人可访问的地址' });
    return ok(`${this.config.publicOrigin}/verify/${card!.token}`);
  }

  private async certificates(
    actor: Actor,
    row: OfficerRow,
    agency: AgencyRow,
  ): Promise<OfficerFileView['certificates']> {
    const today = this.clock.today();
    const histories = await this.officers.history(row.id);
    const cards = await this.reader.getRepository(CertificateRow).findBy({ officerId: row.id });
    const events = await this.reader
      .getRepository(CertificateEventRow)
      .find({ where: { certificateId: In(cards.map(({ id }) => id)) }, order: { from: 'ASC', id: 'ASC' } });
    return histories.map((history) => {
      const card = cards.find(({ id }) => id === history.id)!;
      return {
        ...this.register.certificate(agency, history, today),
        issuer: card.issuer,
        replacesId: card.replacesId,
        applicationId: card.applicationId,
        document: card.document,
        token: maySeeToken(actor, row.id) ? card.token : null,
        hasCode: maySeeToken(actor, row.id) && !this.config.publicOriginIsLocal,
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
    const agencies = await this.agencies.byId(rows.map(({ agencyId }) => agencyId));
    return rows.map(({ agencyId, post, from, to, document }) => ({
      agencyId,
      agencyName: agencies.get(agencyId)?.name ?? '',
      post,
      from,
      to,
      document,
    }));
  }
}

function viewOf(row: CertificateApplicationRow, version: number, officerName: string): ApplicationView {
  return {
    id: row.id,
    version,
    officerId: row.officerId,
    officerName,
    kind: row.kind,
    fields: row.fields,
    areas: row.areas,
    state: row.state,
    appliedOn: row.appliedOn,
    appliedByName: row.appliedByName,
    minutes: row.grounds.minutes,
    passes: row.grounds.passes.map(({ subject, field, passedOn }) => ({ subject, field, passedOn })),
    opinion: row.opinion,
    decidedByName: row.decidedByName,
    decidedAt: row.decidedAt,
    certificateId: row.certificateId,
  };
}
