import { Injectable } from '@nestjs/common';
import { isUuid } from '../../../kernel/ids.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies } from '../../agencies/index.js';
import { CaseFiles, type CaseRow } from '../../cases/index.js';
import { Devices } from '../../devices/index.js';
import { Officers } from '../../officers/index.js';
import type { ImportOptions } from './import-recording.js';

/** Where a recording belongs: its case, its agency, its officer. */
@Injectable()
export class ImportPlaces {
  constructor(
    private readonly agencies: Agencies,
    private readonly cases: CaseFiles,
    private readonly devices: Devices,
    private readonly officers: Officers,
  ) {}

  /** The case a sidecar names (number or id), else that of the options; null leaves the recording waiting. */
  async caseOf(
    named: string | undefined,
    { caseId, agencyId }: ImportOptions,
    notes: string[],
  ): Promise<CaseRow | null> {
    if (named !== undefined) {
      const found = await this.named(named, agencyId);
      if (found) return found;
      notes.push(`没有找到案件“${named}”`);
    }
    return caseId === undefined ? null : this.cases.get(caseId);
  }

  /** A case by number or id, in the agency where one is given. */
  async named(text: string, agencyId: string | undefined): Promise<CaseRow | null> {
    if (isUuid(text)) {
      const file = await this.cases.get(text);
      return file && (agencyId === undefined || file.agencyId === agencyId) ? file : null;
    }
    const agencies = agencyId === undefined ? (await this.agencies.all()).map(({ id }) => id) : [agencyId];
    const found: CaseRow[] = [];
    for (const id of agencies) {
      const file = await this.cases.numbered(id, text);
      if (file) found.push(file);
    }
    return found.length === 1 ? found[0]! : null;
  }

  /** The agency of the options, of the register that has the device, or the only one there is. */
  async agencyOf(deviceId: string | undefined, { agencyId }: ImportOptions): Promise<Result<string>> {
    if (agencyId !== undefined) return ok(agencyId);
    const registers = deviceId === undefined ? [] : await this.devices.agenciesOf(deviceId);
    if (registers.length === 1) return ok(registers[0]!);
    const all = await this.agencies.all();
    if (all.length === 1) return ok(all[0]!.id);
    return refuse('import.no-agency', { next: '请指明机关，或者先在设备登记中登记该设备' });
  }

  /** An agency by its id or, where only one has it, its unified social credit code. */
  async agency(text: string): Promise<string | undefined> {
    const found = (await this.agencies.all()).filter(
      ({ id, creditCode }) => id === text || creditCode === text,
    );
    return found.length === 1 ? found[0]!.id : undefined;
  }

  async officerOf(agencyId: string, number: string | null): Promise<string | null> {
    const officer = number === null ? null : await this.officers.byCertificate(agencyId, number);
    return officer?.id ?? null;
  }
}
