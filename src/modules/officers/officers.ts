import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, type FindOptionsWhere, In, MoreThan, type Repository } from 'typeorm';
import type { LegalDay } from '../../kernel/time.js';
import { OfficerFiles } from '../accounts/index.js';
import { Agencies } from '../agencies/index.js';
import { CertificateReviewRow } from './chain.entities.js';
import { CertificateEventRow, CertificateRow, OfficerRow } from './officer.entities.js';
import { OfficerLaw } from './officer-law.js';
import { OfficerPostingRow } from './record.entities.js';
import { reviewsDue } from './rules/annual-review.rules.js';
import type { CertificateHistory, OfficerOnDuty } from './rules/certificate.rules.js';

/** Reads of officers and their certificates; inside an act they read through its transaction. */
@Injectable()
export class Officers {
  constructor(
    @InjectRepository(OfficerRow) private readonly rows: Repository<OfficerRow>,
    private readonly agencies: Agencies,
    private readonly law: OfficerLaw,
    files: OfficerFiles,
  ) {
    // An account must fit the record of its person.
    files.offer(async (tx, id) => {
      const row = await this.get(id, tx);
      return row ? { agencyId: row.agencyId, name: row.name, inPost: row.status === 'in-post' } : undefined;
    });
  }

  get(id: string, tx?: EntityManager): Promise<OfficerRow | null> {
    return (tx ?? this.rows.manager).getRepository(OfficerRow).findOneBy({ id });
  }

  /** Whether somebody serves in the agency now. */
  inPost(id: string, agencyId: string, tx: EntityManager): Promise<boolean> {
    return tx.getRepository(OfficerRow).existsBy({ id, agencyId, status: 'in-post' });
  }

  /** Names by id; who is not known is left out. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    const found = await this.rows.find({
      where: { id: In([...new Set(ids)]) },
      select: { id: true, name: true },
    });
    return new Map(found.map(({ id, name }) => [id, name]));
  }

  /** Officers in post of some agencies by id, those after one of them, so many at most. */
  inPostOf(agencyIds: readonly string[], take: number, after?: string): Promise<OfficerRow[]> {
    const where: FindOptionsWhere<OfficerRow> = { agencyId: In([...agencyIds]), status: 'in-post' };
    if (after) where.id = MoreThan(after);
    return this.rows.find({ where, order: { id: 'ASC' }, take });
  }

  ofAgencies(agencyIds: readonly string[]): Promise<OfficerRow[]> {
    return this.rows.find({ where: { agencyId: In([...agencyIds]) }, order: { name: 'ASC' } });
  }

  /** The officer of the agency who holds the certificate of a number. */
  async byCertificate(agencyId: string, number: string): Promise<OfficerRow | null> {
    const certificate = await this.rows.manager.getRepository(CertificateRow).findOneBy({ agencyId, number });
    return certificate && this.get(certificate.officerId);
  }

  /** Certificates of one officer as their intervals. */
  async history(officerId: string, tx?: EntityManager): Promise<CertificateHistory[]> {
    return (await this.histories([officerId], tx)).get(officerId) ?? [];
  }

  /** Certificates as their intervals: events, and the annual reviews that are due and were made (CERT-07). */
  async histories(
    officerIds: readonly string[],
    tx?: EntityManager,
  ): Promise<Map<string, CertificateHistory[]>> {
    const manager = tx ?? this.rows.manager;
    const certificates = await manager
      .getRepository(CertificateRow)
      .find({ where: { officerId: In([...officerIds]) }, order: { id: 'ASC' } });
    const certificateId = In(certificates.map((c) => c.id));
    const events = await manager
      .getRepository(CertificateEventRow)
      .find({ where: { certificateId }, order: { id: 'ASC' } });
    const reviews = await manager
      .getRepository(CertificateReviewRow)
      .find({ where: { certificateId }, order: { id: 'ASC' } });
    const agencies = await this.agencies.byId(
      certificates.map((c) => c.agencyId),
      manager,
    );
    const found = new Map<string, CertificateHistory[]>(officerIds.map((id) => [id, []]));
    for (const certificate of certificates) {
      const line = lineOf(certificate, certificates);
      const heldSince = line.map((c) => c.issuedOn).reduce((a, b) => (a < b ? a : b));
      const agency = agencies.get(certificate.agencyId);
      const { id, kind, number, fields, areas, issuedOn, validThrough } = certificate;
      found.get(certificate.officerId)?.push({
        id,
        kind,
        number,
        fields,
        areas,
        issuedOn,
        validThrough,
        heldSince,
        events: events.filter((e) => e.certificateId === id),
        reviews: reviews.filter((r) => line.some((c) => c.id === r.certificateId)),
        reviewsDue: reviewsDue(
          kind,
          heldSince,
          validThrough,
          (year) => agency && this.law.annualReview(agency, year),
        ),
      });
    }
    return found;
  }

  /**
   * The officers of a list of ids as they stand on duty, with their times in the agency; an id that never was an
   * officer of the agency is left out. Who left or moved on is still asked about the days before.
   */
  async onDuty(
    agencyId: string,
    officerIds: readonly string[],
    tx?: EntityManager,
  ): Promise<OfficerOnDuty[]> {
    const manager = tx ?? this.rows.manager;
    const postings = await manager
      .getRepository(OfficerPostingRow)
      .findBy({ officerId: In([...officerIds]), agencyId });
    const rows = await manager
      .getRepository(OfficerRow)
      .findBy({ id: In(postings.map(({ officerId }) => officerId)) });
    const histories = await this.histories(
      rows.map((row) => row.id),
      tx,
    );
    return rows.map(({ id, name }) => ({
      officerId: id,
      name,
      certificates: histories.get(id) ?? [],
      postings: postings.filter((posting) => posting.officerId === id).map(timeOf),
    }));
  }

  /** The agencies of an officer's life, the earliest first. */
  postings(officerId: string, tx?: EntityManager): Promise<OfficerPostingRow[]> {
    return (tx ?? this.rows.manager)
      .getRepository(OfficerPostingRow)
      .find({ where: { officerId }, order: { recordedAt: 'ASC', id: 'ASC' } });
  }
}

const timeOf = ({ from, to }: OfficerPostingRow): { from: LegalDay | null; to: LegalDay | null } => ({
  from,
  to,
});

/** The card and those it stands in place of, the newest first. */
function lineOf(certificate: CertificateRow, all: readonly CertificateRow[]): CertificateRow[] {
  const line = [certificate];
  for (let last = certificate; last.replacesId !== null;) {
    const before = all.find(({ id }) => id === last.replacesId);
    if (!before || line.includes(before)) break;
    line.push(before);
    last = before;
  }
  return line;
}
