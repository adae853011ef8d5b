import { open } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { Instant } from '../../kernel/time.js';
import { LawService } from '../calendar/index.js';
import { CaseFiles, type CaseRow } from '../cases/index.js';
import { Acts, type Scene } from '../ledger/index.js';
import { EvidenceStore } from './evidence-store.js';
import { EvidenceRow } from './evidence.entity.js';
import { type Intake, nameDigest, utc } from './intake.js';
import { caseTakesEvidence, claimOf, hoursLate } from './rules/intake.rules.js';
import { agreedType, HEAD_BYTES } from './rules/media-type.rules.js';
import { SealEvidence } from './seal-evidence.js';

/** A finished staging file, counted and digested on this side. */
export interface ArrivedBytes {
  /** UUID of the transfer; it becomes the id of the item. */
  readonly id: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly stagingPath: string;
  readonly origin: EvidenceRow['origin'];
  /** The bytes are in the store already, received without a case: nothing is moved, nor removed on a refusal. */
  readonly stored?: true;
  /** When they came, where that was before the receipt into the case. */
  readonly arrivedAt?: Instant;
  /** What is written down in the same act; its answer goes into the entry. */
  readonly within?: (scene: Scene) => Promise<JsonObject>;
}

/**
 * Receives a file into a case: its bytes become a write-once object first, then one act writes the item, the case's
 * list of evidence and the ledger entry. Repeating it for one id gives the same answer.
 *
 * Refuses `not-found`, `evidence.case-closed`, `evidence.digest-mismatch`, `evidence.type-mismatch` and
 * `evidence.duplicate`; a refused file leaves nothing in the store. Throws `StoredBytesDiffer` when what is stored is
 * not what was acknowledged.
 */
@Injectable()
export class ReceiveEvidence {
  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly acts: Acts,
    private readonly cases: CaseFiles,
    private readonly law: LawService,
    private readonly store: EvidenceStore,
    private readonly sealing: SealEvidence,
  ) {}

  async receive(actor: Actor, intake: Intake, arrived: ArrivedBytes): Promise<Result<{ id: string }>> {
    const { id, sha256, stagingPath } = arrived;
    if (await this.isReceived(id)) return ok({ id });
    const judged = await this.judge(actor, intake, arrived);
    if (!judged.ok) return judged;
    const head = arrived.stored ? await this.storedHead(arrived) : await headOf(stagingPath);
    const type = agreedType(head, claimOf(intake.filename, intake.claimedType));
    if (!type.ok) return type;
    if (!arrived.stored) await this.store.adopt(arrived);

    const { caseId, stage, filename } = intake;
    const subject = { agencyId: judged.value.agencyId, type: 'evidence', id };
    const receiving = this.acts.perform(actor, 'evidence.receive', subject, async (scene) => {
      // Judged again inside: the case may have been closed, or the same file received, meanwhile.
      const again = await this.stands(caseId, sha256, scene.tx);
      if (!again.ok) return again;
      const { file, elsewhere } = again.value;
      const row: EvidenceRow = {
        id,
        agencyId: file.agencyId,
        caseId,
        stage,
        medium: type.value.medium,
        filename,
        mediaType: type.value.type,
        bytes: arrived.bytes,
        sha256,
        sm3: null,
        declaredSha256: intake.sha256?.toLowerCase() ?? null,
        capturedFrom: utc(intake.capturedFrom),
        capturedTo: utc(intake.capturedTo),
        deviceId: intake.deviceId ?? null,
        lateByHours: this.late(file, intake.capturedTo, arrived.arrivedAt ?? scene.now),
        state: 'received',
        origin: arrived.origin,
        receivedAt: scene.now,
        sealedAt: null,
        uploadedBy: actor.userId,
        uploadedByName: actor.name,
        entryId: scene.entryId,
      };
      await scene.tx.getRepository(EvidenceRow).insert(row);
      await this.cases.recordEvidence(scene, {
        id,
        caseId,
        stage,
        medium: row.medium,
        title: filename,
        sha256,
      });
      const besides = await arrived.within?.(scene);
      const { bytes, mediaType, capturedFrom, capturedTo, deviceId, lateByHours, origin } = row;
      const said = { nameSha256: nameDigest(filename), capturedFrom, capturedTo, deviceId, lateByHours };
      const counted = { bytes, sha256, declared: row.declaredSha256 !== null, mediaType, origin };
      return ok({
        value: { id },
        detail: { caseId, stage, ...counted, ...said, sameBytesAs: elsewhere, ...besides },
      });
    });
    const received = await receiving.catch(async (error: unknown) => {
      if (!arrived.stored) await this.store.discardAfter(error, id, () => this.isReceived(id));
      throw error;
    });
    if (received.ok) this.sealing.enqueue(id);
    else if (!arrived.stored) await this.store.objects.remove(id);
    return received;
  }

  /** The act that received it is committed. */
  isReceived(id: string): Promise<boolean> {
    return this.rows.existsBy({ id });
  }

  private async storedHead({ id, bytes }: ArrivedBytes): Promise<Uint8Array> {
    return buffer(await this.store.objects.open(id, { start: 0, end: Math.min(bytes, HEAD_BYTES) - 1 }));
  }

  private async judge(actor: Actor, intake: Intake, arrived: ArrivedBytes): Promise<Result<CaseRow>> {
    const { sha256, bytes } = arrived;
    const seen = await this.cases.seen(actor, intake.caseId);
    if (!seen.ok) return seen;
    const declared = intake.sha256?.toLowerCase();
    if (declared !== undefined && declared !== sha256) {
      return refuse('evidence.digest-mismatch', {
        detail: '收到的文件与申报的 SHA-256 不一致，未予接收',
        next: '请核对原始文件后重新上传',
        facts: { declared, computed: sha256, bytes },
      });
    }
    const stands = await this.stands(intake.caseId, sha256);
    return stands.ok ? seen : stands;
  }

  /** The case still takes evidence and has not this very file; `elsewhere`: items of other cases with these bytes. */
  private async stands(
    caseId: string,
    sha256: string,
    tx: EntityManager = this.rows.manager,
  ): Promise<Result<{ file: CaseRow; elsewhere: string[] }>> {
    const file = await this.cases.get(caseId, tx);
    if (!file) return refuse('not-found');
    const open = caseTakesEvidence(file.state);
    if (!open.ok) return open;
    const same = await tx.getRepository(EvidenceRow).findBy({ agencyId: file.agencyId, sha256 });
    const earlier = same.find((row) => row.caseId === caseId);
    if (!earlier) return ok({ file, elsewhere: same.map((row) => row.id) });
    return refuse('evidence.duplicate', {
      detail: `与本案已有材料“${earlier.filename}”内容完全相同`,
      facts: { evidenceId: earlier.id, receivedAt: earlier.receivedAt, sha256 },
    });
  }

  /** REC-06: the clock runs from the officers' return to the office; unknown, the end of the recording stands for it. */
  private late(file: CaseRow, capturedTo: Instant | undefined, now: Instant): number | null {
    if (capturedTo === undefined) return null;
    const { areaCode: place, field: domain, agencyId: agency } = file;
    const due = this.law.due('REC-06', capturedTo, { place, domain, agency });
    return due.ok ? hoursLate(due.value.due, now) : null;
  }
}

/** The first bytes of a file, by which its type is told. */
export async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
