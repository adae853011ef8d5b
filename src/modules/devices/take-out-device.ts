import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { type Instant, instantOf } from '../../kernel/time.js';
import { Acts } from '../ledger/index.js';
import { Officers } from '../officers/index.js';
import { DeviceHandoverRow, DeviceRow } from './device.entities.js';
import { Devices } from './devices.js';
import { mayBeTaken } from './rules/handover.rules.js';

/** A body camera goes into one officer's hands. `at`: when it did, where that is entered afterwards. */
@Injectable()
export class TakeOutDevice {
  constructor(
    private readonly acts: Acts,
    private readonly devices: Devices,
    private readonly officers: Officers,
  ) {}

  async takeOut(
    actor: Actor,
    deviceId: string,
    officerId: string,
    at?: Instant,
  ): Promise<Result<{ id: string }>> {
    const seen = await this.devices.seen(actor, deviceId);
    if (!seen.ok) return seen;
    const { agencyId } = seen.value;
    const subject = { agencyId, type: 'device', id: deviceId };
    return this.acts.perform(actor, 'device.take-out', subject, async (scene) => {
      const device = await scene.tx.getRepository(DeviceRow).findOneByOrFail({ id: deviceId });
      if (device.kind !== 'body-camera') return refuse('device.not-worn');
      if (device.state !== 'in-service') return refuse('device.not-in-service');
      const officer = await this.officers.get(officerId, scene.tx);
      if (!officer || officer.agencyId !== agencyId) return refuse('not-found');
      const takenAt = at === undefined ? scene.now : instantOf(new Date(at));
      const { handovers } = await this.devices.file(device, scene.tx);
      const may = mayBeTaken(handovers, takenAt, scene.now);
      if (!may.ok) return may;
      const id = scene.newId();
      await scene.tx.getRepository(DeviceHandoverRow).insert({
        ...{ id, deviceId, officerId, officerName: officer.name, takenAt },
        takenEntryId: scene.entryId,
        returnedAt: null,
        returnedEntryId: null,
      });
      return ok({ value: { id }, detail: { id, officerId, officerName: officer.name, takenAt } });
    });
  }
}
