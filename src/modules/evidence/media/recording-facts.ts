import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityTarget, type FindOptionsWhere, In, type ObjectLiteral, type Repository } from 'typeorm';
import { legalDayOf } from '../../../kernel/time.js';
import { UserRow } from '../../accounts/index.js';
import { type DeviceFile, Devices, holderAt, type Holding, lackingOn } from '../../devices/index.js';
import { EvidenceRow } from '../evidence.entity.js';
import { EvidenceImportRow } from '../import/import.entities.js';
import { ClockOffsetRow, EvidenceMediaRow, RecordReviewRow } from './media.entities.js';
import { corrected, holding } from './rules/clock.rules.js';
import type { RecordingFact } from './rules/findings.rules.js';

/** Everything known of one recording, for the rules and for people. */
export interface Known {
  readonly row: EvidenceRow;
  readonly media: EvidenceMediaRow | null;
  readonly device: DeviceFile | null;
  /** Who had the device; null where nobody had it or the moment is not known. */
  readonly holder: Holding | null;
  readonly lacking: readonly string[];
  /** All statements on the item and on its device, oldest first; `clock` is the one that holds. */
  readonly statements: readonly ClockOffsetRow[];
  readonly clock: ClockOffsetRow | null;
  readonly imported: EvidenceImportRow | null;
  readonly reviews: readonly RecordReviewRow[];
  readonly fact: RecordingFact;
}

const AT_ONCE = 500;

/** Gathers what the tables say of recordings, in a few reads for many. */
@Injectable()
export class RecordingFacts {
  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly devices: Devices,
  ) {}

  async of(rows: readonly EvidenceRow[]): Promise<Known[]> {
    const ids = rows.map((row) => row.id);
    const media = by(await this.many(EvidenceMediaRow, 'id', ids), 'id');
    const imports = by(await this.many(EvidenceImportRow, 'id', ids), 'id');
    const reviews = await this.many(RecordReviewRow, 'evidenceId', ids);
    const senders = by(await this.many(UserRow, 'id', [...new Set(rows.map((row) => row.uploadedBy))]), 'id');
    const devices = await this.devicesOf(rows);
    const deviceIds = [...devices.values()].map(({ device }) => device.id);
    const statements = [
      ...(await this.many(ClockOffsetRow, 'evidenceId', ids)),
      ...(await this.many(ClockOffsetRow, 'deviceId', deviceIds)),
    ].sort((a, b) => (a.id < b.id ? -1 : 1));
    return rows.map((row) => {
      const device = devices.get(`${row.agencyId} ${row.deviceId}`) ?? null;
      const about = statements.filter(
        ({ evidenceId, deviceId }) => evidenceId === row.id || (device && deviceId === device.device.id),
      );
      return known(row, {
        media: media.get(row.id) ?? null,
        imported: imports.get(row.id) ?? null,
        reviews: reviews.filter((review) => review.evidenceId === row.id),
        senderOfficerId: senders.get(row.uploadedBy)?.officerId ?? null,
        device,
        statements: about,
      });
    });
  }

  private async devicesOf(rows: readonly EvidenceRow[]): Promise<Map<string, DeviceFile>> {
    const found = new Map<string, DeviceFile>();
    for (const agencyId of new Set(rows.map((row) => row.agencyId))) {
      const numbers = rows.flatMap((row) =>
        row.agencyId === agencyId && row.deviceId !== null ? [row.deviceId] : [],
      );
      if (numbers.length === 0) continue;
      for (const [number, file] of await this.devices.byNumbers(agencyId, numbers))
        found.set(`${agencyId} ${number}`, file);
    }
    return found;
  }

  /** A list of ids may be longer than a statement takes parameters. */
  private async many<T extends ObjectLiteral>(
    entity: EntityTarget<T>,
    key: keyof T & string,
    values: readonly string[],
  ): Promise<T[]> {
    const found: T[] = [];
    for (let i = 0; i < values.length; i += AT_ONCE) {
      const where = { [key]: In(values.slice(i, i + AT_ONCE)) } as FindOptionsWhere<T>;
      found.push(
        ...(await this.rows.manager.getRepository(entity).find({ where, order: { id: 'ASC' } as never })),
      );
    }
    return found;
  }
}

const by = <T extends ObjectLiteral>(rows: readonly T[], key: keyof T): Map<string, T> =>
  new Map(rows.map((row) => [String(row[key]), row]));

type Parts = Pick<Known, 'media' | 'imported' | 'reviews' | 'device' | 'statements'> & {
  readonly senderOfficerId: string | null;
};

function known(row: EvidenceRow, parts: Parts): Known {
  const { media, imported, reviews, device, statements, senderOfficerId } = parts;
  const { id, capturedFrom, capturedTo } = row;
  const clock = holding(statements, { id, deviceId: device?.device.id ?? null, capturedFrom }) ?? null;
  const truly = (at: string | null): string | null => at && corrected(at, clock?.offsetMs ?? 0);
  const [from, to, madeAt] = [truly(capturedFrom), truly(capturedTo), truly(media?.madeAt ?? null)];
  const lacking =
    device?.device.kind === 'monitoring'
      ? lackingOn(legalDayOf(from ?? row.receivedAt), device.reviews, device.publications)
      : [];
  const holder = device && from ? (holderAt(device.handovers, from) ?? null) : null;
  const ms = (at: string | null): number | null => (at === null ? null : Date.parse(at));
  return {
    ...{ row, media, device, lacking, statements, clock, imported, reviews, holder },
    fact: {
      id,
      caseId: row.caseId,
      stage: row.stage,
      from: ms(from),
      to: ms(to),
      durationMs: media?.durationMs ?? null,
      madeAt: ms(madeAt),
      problem: media?.problem ?? null,
      lateByHours: row.lateByHours,
      deviceNumber: row.deviceId,
      device: device && { kind: device.device.kind, lacking },
      holder,
      statedOfficerId: imported?.officerId ?? null,
      senderOfficerId,
      place: imported?.place ?? null,
      recordReview: reviews.at(-1)?.outcome ?? null,
    },
  };
}
