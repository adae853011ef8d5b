import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import { CertificateEventRow, CertificateRow, OfficerRow } from './officer.entities.js';
import type { CertificateHistory, OfficerOnDuty } from './rules/certificate.rules.js';

/** Reads of officers and their certificates; inside an act they read through its transaction. */
@Injectable()
export class Officers {
  constructor(@InjectRepository(OfficerRow) private readonly rows: Repository<OfficerRow>) {}

  get(id: string, tx?: EntityManager): Promise<OfficerRow | null> {
    return (tx ?? this.rows.manager).getRepository(OfficerRow).findOneBy({ id });
  }

  ofAgencies(agencyIds: readonly string[]): Promise<OfficerRow[]> {
    return this.rows.find({ where: { agencyId: In([...agencyIds]) }, order: { name: 'ASC' } });
  }

  /** The officer of the agency who holds the certificate of a number. */
  async byCertificate(agencyId: string, number: string): Promise<OfficerRow | null> {
    const certificate = await this.rows.manager.getRepository(CertificateRow).findOneBy({ agencyId, number });
    return certificate && this.get(certificate.officerId);
  }

  async histories(
    officerIds: readonly string[],
    tx?: EntityManager,
  ): Promise<Map<string, CertificateHistory[]>> {
    const manager = tx ?? this.rows.manager;
    const certificates = await manager
      .getRepository(CertificateRow)
      .findBy({ officerId: In([...officerIds]) });
    const events = await manager
      .getRepository(CertificateEventRow)
      .findBy({ certificateId: In(certificates.map((c) => c.id)) });
    const found = new Map<string, CertificateHistory[]>(officerIds.map((id) => [id, []]));
    for (const { officerId, ...certificate } of certificates)
      found
        .get(officerId)
        ?.push({ ...certificate, events: events.filter((e) => e.certificateId === certificate.id) });
    return found;
  }

  /** The officers of a list of ids as they stand on duty; an id that is no officer of the agency is left out. */
  async onDuty(
    agencyId: string,
    officerIds: readonly string[],
    tx?: EntityManager,
  ): Promise<OfficerOnDuty[]> {
    const manager = tx ?? this.rows.manager;
    const rows = await manager
      .getRepository(OfficerRow)
      .findBy({ id: In([...officerIds]), agencyId, status: 'in-post' });
    const histories = await this.histories(
      rows.map((row) => row.id),
      tx,
    );
    return rows.map(({ id, name }) => ({ officerId: id, name, certificates: histories.get(id) ?? [] }));
  }
}
