import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { type Instant, instantOf } from '../../kernel/time.js';
import { Acts } from '../ledger/index.js';
import { DeviceHandoverRow } from './device.entities.js';
import { Devices } from './devices.js';
import { mayBeReturned } from './rules/handover.rules.js';

/** The device is back in the office. Refuses `device.not-held` when nobody has it. */
@Injectable()
export class ReturnDevice {
  constructor(
    private readonly acts: Acts,
    private readonly devices: Devices,
  ) {}

  async giveBack(actor: Actor, deviceId: string, at?: Instant): Promise<Result<void>> {
    const seen = await this.devices.seen(actor, deviceId);
    if (!seen.ok) return seen;
    const subject = { agencyId: seen.value.agencyId, type: 'device', id: deviceId };
    return this.acts.perform(actor, 'device.return', subject, async (scene) => {
      const rows = scene.tx.getRepository(DeviceHandoverRow);
      const open = await rows.findOneBy({ deviceId, returnedAt: IsNull() });
      if (!open) return refuse('device.not-held');
      const returnedAt = at === undefined ? scene.now : instantOf(new Date(at));
      const may = mayBeReturned(open, returnedAt, scene.now);
      if (!may.ok) return may;
      await rows.update({ id: open.id }, { returnedAt, returnedEntryId: scene.entryId });
      const { id, officerId, officerName } = open;
      return ok({ value: undefined, detail: { id, officerId, officerName, returnedAt } });
    });
  }
}
