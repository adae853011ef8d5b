import { Injectable } from '@nestjs/common';
import type { LawRow, Parameter } from '../../kernel/law/index.js';
import { refuse, type Result } from '../../kernel/result.js';
import { type Instant, type LegalDay, legalDayOf } from '../../kernel/time.js';
import { Agencies, agencyMayAct, type AgencyRow } from '../agencies/index.js';
import { LawService } from '../calendar/index.js';
import type { Scene } from '../ledger/index.js';
import { type CertificateSnapshot, enoughEntitledOfficers, Officers } from '../officers/index.js';
import type { CaseRow } from './case.entities.js';

type Situated = Pick<CaseRow, 'agencyId' | 'areaCode' | 'field'>;

/** What the rules of a case need to know from other modules, gathered inside the act's transaction. */
@Injectable()
export class Guards {
  constructor(
    private readonly law: LawService,
    private readonly officers: Officers,
    private readonly agencies: Agencies,
  ) {}

  /** The row of the law in force on that day for this case. Throws when no pack has it. */
  row(id: string, file: Situated, on: LegalDay): LawRow {
    const found = this.law.book.rule(id, {
      on,
      place: file.areaCode,
      domain: file.field,
      agency: file.agencyId,
    });
    if (!found.ok) throw new Error(`the law packs lack ${id} on ${on}`);
    return found.value.row;
  }

  params(id: string, file: Situated, on: LegalDay): Record<string, Parameter> {
    return this.row(id, file, on).params;
  }

  /** PEN-02: how many officers act together. */
  minimumOfficers(file: Situated, on: LegalDay): number {
    return Number(this.params('PEN-02', file, on).minimumOfficers);
  }

  /** The packs that speak for the case, with their versions. */
  lawVersion(file: Situated): string {
    return this.law.packVersion(file.areaCode);
  }

  /** PEN-02 for every legal day the act touches; the snapshots are those of its first day. */
  async entitled(
    scene: Scene,
    file: Situated,
    officerIds: readonly string[],
    occurred: { from: Instant; to: Instant },
  ): Promise<Result<CertificateSnapshot[]>> {
    const first = legalDayOf(occurred.from);
    const last = legalDayOf(occurred.to);
    const ids = [...new Set(officerIds)];
    const onDuty = await this.officers.onDuty(file.agencyId, ids, scene.tx);
    const minimum = this.minimumOfficers(file, first);
    if (onDuty.length < ids.length)
      return refuse('case.unknown-officer', { facts: { given: ids.length, known: onDuty.length } });
    const snapshots = enoughEntitledOfficers(onDuty, file, first, minimum);
    if (!snapshots.ok || last === first) return snapshots;
    const atTheEnd = enoughEntitledOfficers(onDuty, file, last, minimum);
    return atTheEnd.ok ? snapshots : atTheEnd;
  }

  async agency(scene: Scene, agencyId: string): Promise<AgencyRow> {
    const agency = await this.agencies.get(agencyId, scene.tx);
    if (!agency) throw new Error('the agency of a case is gone');
    return agency;
  }

  /** PEN-33: the agency holds this power on that day. */
  async capacity(scene: Scene, file: Situated, day: LegalDay): Promise<Result<AgencyRow>> {
    const agency = await this.agency(scene, file.agencyId);
    const may = agencyMayAct(agency, file.field, day);
    return may.ok ? { ok: true, value: agency } : may;
  }
}
