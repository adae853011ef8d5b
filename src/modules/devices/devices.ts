import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { DeviceHandoverRow, DevicePublicationRow, DeviceReviewRow, DeviceRow } from './device.entities.js';

/** A device with everything the register knows of it. */
export interface DeviceFile {
  readonly device: DeviceRow;
  readonly reviews: readonly DeviceReviewRow[];
  readonly publications: readonly DevicePublicationRow[];
  readonly handovers: readonly DeviceHandoverRow[];
}

/** Reads of the register of devices; inside an act they read through its transaction. */
@Injectable()
export class Devices {
  constructor(@InjectRepository(DeviceRow) private readonly rows: Repository<DeviceRow>) {}

  /** The device, if it is in the actor's sight; "missing" and "not yours" answer alike. */
  async seen(actor: Actor, id: string): Promise<Result<DeviceRow>> {
    const row = await this.rows.findOneBy({ id });
    return row && sees(actor, row.agencyId) ? ok(row) : refuse('not-found');
  }

  async ofAgencies(agencyIds: readonly string[]): Promise<DeviceFile[]> {
    return this.files(await this.rows.findBy({ agencyId: In([...agencyIds]) }));
  }

  /** Devices of one agency by the numbers that recordings name; numbers the register does not know are left out. */
  async byNumbers(agencyId: string, numbers: readonly string[]): Promise<Map<string, DeviceFile>> {
    const rows = await this.rows.findBy({ agencyId, number: In([...new Set(numbers)]) });
    return new Map((await this.files(rows)).map((file) => [file.device.number, file]));
  }

  /** Agencies that have a device of this number; one number may stand in several registers. */
  async agenciesOf(number: string): Promise<string[]> {
    return (await this.rows.findBy({ number })).map((device) => device.agencyId);
  }

  async file(device: DeviceRow, tx?: EntityManager): Promise<DeviceFile> {
    return (await this.files([device], tx))[0]!;
  }

  private async files(devices: DeviceRow[], tx?: EntityManager): Promise<DeviceFile[]> {
    const manager = tx ?? this.rows.manager;
    const where = { deviceId: In(devices.map((device) => device.id)) };
    const reviews = await manager.getRepository(DeviceReviewRow).find({ where, order: { id: 'ASC' } });
    const publications = await manager
      .getRepository(DevicePublicationRow)
      .find({ where, order: { id: 'ASC' } });
    const handovers = await manager
      .getRepository(DeviceHandoverRow)
      .find({ where, order: { takenAt: 'ASC' } });
    return devices
      .sort((a, b) => (a.number < b.number ? -1 : 1))
      .map((device) => ({
        device,
        reviews: reviews.filter((row) => row.deviceId === device.id),
        publications: publications.filter((row) => row.deviceId === device.id),
        handovers: handovers.filter((row) => row.deviceId === device.id),
      }));
  }

  /** 行政处罚法 第41条: monitoring devices in service whose place is public, for the portal. */
  async published(): Promise<DeviceFile[]> {
    const rows = await this.rows.findBy({ kind: 'monitoring', state: 'in-service' });
    return (await this.files(rows)).filter((file) => file.publications.length > 0);
  }
}
