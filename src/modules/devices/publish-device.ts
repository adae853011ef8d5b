import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { Acts } from '../ledger/index.js';
import { DevicePublicationRow, DeviceRow } from './device.entities.js';
import { Devices } from './devices.js';
import { lackingOn } from './rules/standing.rules.js';

export interface NewPublication {
  publishedOn: LegalDay;
  medium: string;
  /** Where the device stands now, when it was moved since. */
  location?: string;
}

/**
 * REC-09 (行政处罚法 第41条): the place of a monitoring device is made public. Refuses `device.reviews-missing`
 * while a review is lacking on that day: what may not be used is not announced as if it might.
 */
@Injectable()
export class PublishDevice {
  constructor(
    private readonly acts: Acts,
    private readonly devices: Devices,
  ) {}

  async publish(actor: Actor, deviceId: string, publication: NewPublication): Promise<Result<void>> {
    const seen = await this.devices.seen(actor, deviceId);
    if (!seen.ok) return seen;
    const { agencyId, kind } = seen.value;
    if (kind !== 'monitoring') return refuse('device.not-monitoring');
    const subject = { agencyId, type: 'device', id: deviceId };
    return this.acts.perform(actor, 'device.publish', subject, async (scene) => {
      const { publishedOn, medium } = publication;
      if (publishedOn > scene.today) return refuse('device.day-ahead');
      const rows = scene.tx.getRepository(DeviceRow);
      const device = await rows.findOneByOrFail({ id: deviceId });
      const { reviews } = await this.devices.file(device, scene.tx);
      const location = publication.location ?? device.location!;
      const lacking = lackingOn(publishedOn, reviews, [{ location, publishedOn }]);
      if (lacking.length > 0)
        return refuse('device.reviews-missing', {
          ruleId: 'REC-09',
          basis: '行政处罚法第41条',
          detail: lacking.join('；'),
          next: '请先登记法制审核和技术审核',
        });
      await scene.tx.getRepository(DevicePublicationRow).insert({
        id: scene.newId(),
        ...{ deviceId, location, publishedOn, medium },
        recordedAt: scene.now,
        entryId: scene.entryId,
      });
      await rows.update({ id: deviceId }, { location });
      return ok({ value: undefined, detail: { location, publishedOn, medium } });
    });
  }
}
