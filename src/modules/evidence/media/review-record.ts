import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Devices } from '../../devices/index.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceReader } from '../evidence-reader.js';
import { RecordReviewRow } from './media.entities.js';

/**
 * REC-09 (行政处罚法 第41条): one record of a monitoring device is reviewed for truth, clearness and completeness
 * before it is used, by someone else than who brought it. A later review speaks instead of an earlier one.
 */
@Injectable()
export class ReviewRecord {
  constructor(
    private readonly acts: Acts,
    private readonly reader: EvidenceReader,
    private readonly devices: Devices,
  ) {}

  async review(
    actor: Actor,
    evidenceId: string,
    outcome: 'passed' | 'failed',
    opinion: string,
  ): Promise<Result<{ id: string }>> {
    const seen = await this.reader.seen(actor, evidenceId);
    if (!seen.ok) return seen;
    const { agencyId, deviceId, uploadedBy, sha256, caseId } = seen.value;
    const device = deviceId && (await this.devices.byNumbers(agencyId, [deviceId])).get(deviceId);
    if (!device || device.device.kind !== 'monitoring') return refuse('evidence.not-monitored');
    if (uploadedBy === actor.userId) return refuse('evidence.own-record');
    const subject = { agencyId, type: 'evidence', id: evidenceId };
    return this.acts.perform(actor, 'evidence.review-record', subject, async (scene) => {
      const id = scene.newId();
      await scene.tx.getRepository(RecordReviewRow).insert({
        ...{ id, evidenceId, outcome, opinion },
        at: scene.now,
        byUserId: actor.userId,
        byName: actor.name,
        entryId: scene.entryId,
      });
      return ok({ value: { id }, detail: { id, caseId, sha256, outcome, opinion } });
    });
  }
}
