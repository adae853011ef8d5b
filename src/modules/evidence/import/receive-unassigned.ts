import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import type { JsonObject } from '../../../kernel/json.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceStore } from '../evidence-store.js';
import { EvidenceRow } from '../evidence.entity.js';
import { nameDigest } from '../intake.js';
import { headOf } from '../receive-evidence.js';
import { captureHolds, nameHolds } from '../rules/intake.rules.js';
import { agreedType } from '../rules/media-type.rules.js';
import { PendingRecordingRow } from './import.entities.js';
import type { StagedCopy } from './stage-copy.js';

/** A recording without a case, as its name and its sidecar describe it. */
export type Unassigned = Pick<
  PendingRecordingRow,
  | 'filename'
  | 'capturedFrom'
  | 'capturedTo'
  | 'deviceId'
  | 'officerNumber'
  | 'officerId'
  | 'important'
  | 'place'
> & { readonly sidecar: Record<string, string> | null; readonly claimedType: string };

/**
 * Receives a recording that names no case, with the custody of any other: bytes first, then one act with its entry.
 * It waits until an officer assigns it. Refuses as a receipt does, and `evidence.duplicate` for bytes the agency has.
 */
@Injectable()
export class ReceiveUnassigned {
  constructor(
    @InjectRepository(PendingRecordingRow) private readonly rows: Repository<PendingRecordingRow>,
    private readonly acts: Acts,
    private readonly store: EvidenceStore,
  ) {}

  async receive(
    actor: Actor,
    said: Unassigned,
    copy: StagedCopy,
    now: string,
  ): Promise<Result<{ id: string }>> {
    const { agencyId } = actor;
    const { id, sha256, bytes } = copy;
    const { filename, capturedFrom, capturedTo } = said;
    const holds = firstRefusal(
      () => nameHolds(filename),
      () =>
        captureHolds({ capturedFrom: capturedFrom ?? undefined, capturedTo: capturedTo ?? undefined }, now),
    );
    if (!holds.ok) return holds;
    const fresh = await this.isNew(agencyId, sha256, this.rows.manager);
    if (!fresh.ok) return fresh;
    const { claimedType, ...facts } = said;
    const type = agreedType(await headOf(copy.path), claimedType);
    if (!type.ok) return type;
    await this.store.objects.adopt(id, copy.path);
    const subject = { agencyId, type: 'recording', id };
    const { medium, type: mediaType } = type.value;
    const receiving = this.acts.perform(actor, 'evidence.receive-unassigned', subject, async (scene) => {
      const again = await this.isNew(agencyId, sha256, scene.tx);
      if (!again.ok) return again;
      await scene.tx.getRepository(PendingRecordingRow).insert({
        ...{ id, agencyId, state: 'pending', ...facts, mediaType, medium, bytes, sha256 },
        receivedAt: scene.now,
        entryId: scene.entryId,
        assignedAt: null,
        caseId: null,
      });
      const { deviceId, officerNumber, officerId, important, place } = facts;
      const told: JsonObject = {
        capturedFrom,
        capturedTo,
        deviceId,
        officerNumber,
        officerId,
        important,
        place,
      };
      const counted = { objectId: id, bytes, sha256, mediaType, nameSha256: nameDigest(filename) };
      return ok({ value: { id }, detail: { ...counted, ...told } });
    });
    const received = await receiving.catch(async (error: unknown) => {
      await this.store.discardAfter(error, id, () => this.rows.existsBy({ id }));
      throw error;
    });
    if (!received.ok) await this.store.objects.remove(id);
    return received;
  }

  private async isNew(agencyId: string, sha256: string, tx: EntityManager): Promise<Result<void>> {
    const earlier =
      (await tx.getRepository(EvidenceRow).findOneBy({ agencyId, sha256 })) ??
      (await tx.getRepository(PendingRecordingRow).findOneBy({ agencyId, sha256 }));
    if (!earlier) return ok();
    return refuse('evidence.duplicate', {
      detail: `与已有记录“${earlier.filename}”内容完全相同`,
      facts: { evidenceId: earlier.id, receivedAt: earlier.receivedAt, sha256 },
    });
  }
}
