import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { LegalDay } from '../../kernel/time.js';
import { Agencies, type AgencyRow } from '../agencies/index.js';
import type { ApplicationGrounds } from './chain.entities.js';
import type { CertificateKind, OfficerRow } from './officer.entities.js';
import { OfficerLaw } from './officer-law.js';
import { OfficerRecords } from './officer-records.js';
import { OfficerPhotoRow } from './record.entities.js';
import { type Condition, conditionsOf } from './rules/application.rules.js';

export interface Standing {
  readonly agency: AgencyRow;
  readonly conditions: Condition[];
  readonly grounds: ApplicationGrounds;
}

/** How far an officer has come on the way to a certificate. */
@Injectable()
export class Applicants {
  constructor(
    private readonly agencies: Agencies,
    private readonly records: OfficerRecords,
    private readonly law: OfficerLaw,
  ) {}

  async standing(
    officer: OfficerRow,
    kind: CertificateKind,
    fields: readonly string[],
    day: LegalDay,
    tx: EntityManager,
  ): Promise<Standing> {
    const agency = await this.agencies.get(officer.agencyId, tx);
    if (!agency) throw new Error(`officer ${officer.id} has no agency`);
    const passes = await this.records.passesOf(officer.id, tx);
    const minutes = (await this.records.minutesBetween([officer.id], '1990-01-01', day, tx)).get(officer.id)!;
    const photo = officer.photoId
      ? await tx.getRepository(OfficerPhotoRow).findOneByOrFail({ id: officer.photoId })
      : null;
    const conditions = conditionsOf(
      kind,
      fields,
      {
        inPost: officer.status === 'in-post',
        employment: officer.employment,
        hasPhoto: photo !== null,
        minutes,
        passes,
      },
      this.law.application(agency, day),
    );
    const grounds = {
      employment: officer.employment,
      photoSha256: photo?.sha256 ?? null,
      minutes,
      passes: passes.map(({ subject, field, passedOn, sourceId }) => ({
        subject,
        field,
        passedOn,
        sourceId,
      })),
    };
    return { agency, conditions, grounds };
  }
}
