import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { Acts } from '../ledger/index.js';
import { type DeviceReviewKind, DeviceReviewRow } from './device.entities.js';
import { Devices } from './devices.js';

export interface NewDeviceReview {
  kind: DeviceReviewKind;
  outcome: 'passed' | 'failed';
  reviewedOn: LegalDay;
  reviewer: string;
  document: string;
}

/** REC-09 (行政处罚法 第41条): the legal or technical review of a monitoring device, kept with its document. */
@Injectable()
export class ReviewDevice {
  constructor(
    private readonly acts: Acts,
    private readonly devices: Devices,
  ) {}

  async review(actor: Actor, deviceId: string, review: NewDeviceReview): Promise<Result<{ id: string }>> {
    const seen = await this.devices.seen(actor, deviceId);
    if (!seen.ok) return seen;
    const { agencyId, kind: deviceKind } = seen.value;
    if (deviceKind !== 'monitoring') return refuse('device.not-monitoring');
    const subject = { agencyId, type: 'device', id: deviceId };
    return this.acts.perform(actor, 'device.review', subject, async (scene) => {
      if (review.reviewedOn > scene.today) return refuse('device.day-ahead');
      const { kind, outcome, reviewedOn, reviewer, document } = review;
      const id = scene.newId();
      await scene.tx.getRepository(DeviceReviewRow).insert({
        ...{ id, deviceId, kind, outcome, reviewedOn, reviewer, document },
        recordedAt: scene.now,
        entryId: scene.entryId,
      });
      return ok({ value: { id }, detail: { id, kind, outcome, reviewedOn, reviewer, document } });
    });
  }
}
