import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Acts } from '../ledger/index.js';
import { type DeviceKind, DeviceRow } from './device.entities.js';

export interface NewDevice {
  kind: DeviceKind;
  number: string;
  model: string;
  serial: string;
  location?: string;
}

/** Refuses `device.number-taken` and, for a monitoring device without a place, `device.location-required`. */
@Injectable()
export class RegisterDevice {
  constructor(private readonly acts: Acts) {}

  register(actor: Actor, device: NewDevice, id: string): Promise<Result<{ id: string }>> {
    const { agencyId } = actor;
    const { kind, number, model, serial, location = null } = device;
    return this.acts.perform(
      actor,
      'device.register',
      { agencyId, type: 'device', id },
      async ({ tx, now }) => {
        if (kind === 'monitoring' && !location)
          return refuse('device.location-required', { ruleId: 'REC-09', basis: '行政处罚法第41条' });
        const rows = tx.getRepository(DeviceRow);
        if (await rows.existsBy({ agencyId, number }))
          return refuse('device.number-taken', { facts: { number } });
        const place = kind === 'monitoring' ? location : null;
        const facts = { kind, number, model, serial, location: place };
        await rows.insert({ id, agencyId, ...facts, state: 'in-service', createdAt: now });
        return ok({ value: { id }, detail: facts });
      },
    );
  }
}
