import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Acts } from '../ledger/index.js';
import { DeviceRow, type DeviceState } from './device.entities.js';
import { Devices } from './devices.js';

/** Taken out of service, put back or retired, with the reason. A retired device stays on record and retired. */
@Injectable()
export class ChangeDeviceState {
  constructor(
    private readonly acts: Acts,
    private readonly devices: Devices,
  ) {}

  async change(actor: Actor, id: string, state: DeviceState, reason: string): Promise<Result<void>> {
    const seen = await this.devices.seen(actor, id);
    if (!seen.ok) return seen;
    const subject = { agencyId: seen.value.agencyId, type: 'device', id };
    return this.acts.perform(actor, 'device.change-state', subject, async ({ tx }) => {
      const rows = tx.getRepository(DeviceRow);
      const { state: before } = await rows.findOneByOrFail({ id });
      if (before === 'retired') return refuse('device.not-in-service', { detail: '设备已报废' });
      await rows.update({ id }, { state });
      return ok({ value: undefined, detail: { before, state, reason } });
    });
  }
}
