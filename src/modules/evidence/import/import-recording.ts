import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type Actor, systemActor } from '../../../kernel/access/index.js';
import { ok, type Refusal, refuse, type Result } from '../../../kernel/result.js';
import { Config } from '../../../platform/config/index.js';
import { titleOf } from '../../../platform/http/index.js';
import { Clock } from '../../../platform/time/index.js';
import type { CaseRow, Stage } from '../../cases/index.js';
import { STAGE_CODES, STAGES } from '../../cases/index.js';
import type { Scene } from '../../ledger/index.js';
import { EvidenceStore } from '../evidence-store.js';
import { checked, type Intake } from '../intake.js';
import { ReceiveEvidence } from '../receive-evidence.js';
import { EvidenceImportRow } from './import.entities.js';
import { ImportPlaces } from './import-places.js';
import { ReceiveUnassigned } from './receive-unassigned.js';
import { claimedTypeOf, sidecarFor } from './rules/recording-files.rules.js';
import { fieldsOfName } from './rules/recording-name.rules.js';
import { type Sidecar, SIDECAR_BYTES, type SidecarFields, sidecarOf } from './rules/sidecar.rules.js';
import { type StagedCopy, stageCopy } from './stage-copy.js';

/** Taken into a case; waiting for one; the agency has these bytes; or not received, and why. */
export type ImportOutcome = 'taken' | 'waiting' | 'duplicate' | 'refused';

export interface Imported {
  readonly outcome: ImportOutcome;
  readonly id?: string;
  readonly caseId?: string;
  readonly bytes?: number;
  readonly sha256?: string;
  readonly code?: string;
  readonly detail?: string;
  /** What a person should know: a sidecar that could not be read, a case that is not there. */
  readonly notes: readonly string[];
}

export interface ImportOptions {
  /** Where it is known which agency's station this is. */
  readonly agencyId?: string | undefined;
  /** The case of everything that names none. */
  readonly caseId?: string | undefined;
  readonly stage?: Stage | undefined;
}

/** One file of a docking station: its name and sidecar are read, its bytes received like any others. */
@Injectable()
export class ImportRecording {
  constructor(
    private readonly clock: Clock,
    private readonly store: EvidenceStore,
    private readonly receiving: ReceiveEvidence,
    private readonly unassigned: ReceiveUnassigned,
    private readonly places: ImportPlaces,
    private readonly config: Config,
  ) {}

  /** `others`: names of the files beside it, among which its sidecar may be. The file itself is only read. */
  async import(path: string, others: readonly string[], options: ImportOptions): Promise<Imported> {
    const notes: string[] = [];
    const filename = basename(path);
    const sidecar = await this.sidecar(path, others, notes);
    const said: SidecarFields = { ...fieldsOfName(filename), ...sidecar?.said };
    const file = await this.places.caseOf(said.case, options, notes);
    const agency = file ? ok(file.agencyId) : await this.places.agencyOf(said.deviceId, options);
    if (!agency.ok) return refused(agency.refusal, notes);
    const actor: Actor = { ...systemActor(agency.value, ['officer']), name: '采集站导入' };
    const id = this.clock.newId();
    const { staging } = this.store;
    try {
      const copy = await stageCopy(path, staging, id, this.config.maxUploadBytes);
      if (!copy.ok) return refused(copy.refusal, notes);
      const received = await this.receive(actor, filename, said, sidecar, file, copy.value, options);
      const { bytes, sha256 } = copy.value;
      if (!received.ok) return { ...refused(received.refusal, notes), bytes, sha256 };
      const outcome = file ? 'taken' : 'waiting';
      return { outcome, id, ...(file && { caseId: file.id }), bytes, sha256, notes };
    } finally {
      await this.store.unstage(id);
    }
  }

  private async receive(
    actor: Actor,
    filename: string,
    said: SidecarFields,
    sidecar: Sidecar | undefined,
    file: CaseRow | null,
    copy: StagedCopy,
    options: ImportOptions,
  ): Promise<Result<{ id: string }>> {
    const { deviceId, from, to, sha256: declared, important = false } = said;
    const claimedType = claimedTypeOf(filename)!;
    const officerNumber = said.officerNumber ?? null;
    const officerId = await this.places.officerOf(actor.agencyId, officerNumber);
    const place = said.place ?? null;
    const fields = sidecar ? { ...sidecar.fields } : null;
    if (declared !== undefined && declared !== copy.sha256)
      return refuse('evidence.digest-mismatch', {
        detail: '文件与旁文件申报的 SHA-256 不一致，未予接收',
        facts: { declared, computed: copy.sha256 },
      });
    const now = this.clock.now();
    const told = { officerNumber, officerId, important, place };
    if (!file) {
      const times = { capturedFrom: from ?? null, capturedTo: to ?? null, deviceId: deviceId ?? null };
      const facts = { filename, claimedType, ...times, ...told, sidecar: fields };
      return this.unassigned.receive(actor, facts, copy, now);
    }
    const stage = stageOf(said.stage) ?? options.stage ?? 'investigation';
    const intake: Intake = {
      ...{ caseId: file.id, stage, filename, claimedType },
      ...(from && { capturedFrom: from }),
      ...(to && { capturedTo: to }),
      ...(deviceId && { deviceId }),
      ...(declared && { sha256: declared }),
    };
    const holds = checked(intake, now);
    if (!holds.ok) return holds;
    const { id, sha256, bytes, path: stagingPath } = copy;
    const within = async (scene: Scene) => {
      await scene.tx.getRepository(EvidenceImportRow).insert({
        ...{ id, sourceName: filename, ...told, sidecar: fields },
        importedAt: scene.now,
        entryId: scene.entryId,
      });
      return { imported: true, ...told };
    };
    return this.receiving.receive(actor, intake, {
      id,
      sha256,
      bytes,
      stagingPath,
      origin: 'multipart',
      within,
    });
  }

  private async sidecar(
    path: string,
    others: readonly string[],
    notes: string[],
  ): Promise<Sidecar | undefined> {
    const found = sidecarFor(basename(path), others);
    if (!found) return undefined;
    const beside = join(dirname(path), found.name);
    const { size } = await stat(beside);
    const read = size <= SIDECAR_BYTES ? sidecarOf(await readFile(beside), found.ending) : undefined;
    if (!read) notes.push(`旁文件“${found.name}”无法读取，未采用`);
    return read;
  }
}

function refused(refusal: Refusal, notes: readonly string[]): Imported {
  const { code, detail, facts } = refusal;
  const known = code === 'evidence.duplicate' ? (facts?.evidenceId as string) : undefined;
  return {
    outcome: known ? 'duplicate' : 'refused',
    ...(known && { id: known }),
    ...{ code, detail: detail ?? titleOf(code)[1], notes },
  };
}

/** A stage by its code or its Chinese name. */
export function stageOf(text: string | undefined): Stage | undefined {
  return STAGE_CODES.find((code) => code === text || STAGES[code] === text);
}
