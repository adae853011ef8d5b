import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, type EntityTarget, In, MoreThan, type ObjectLiteral } from 'typeorm';
import { DeviceHandoverRow, DevicePublicationRow, DeviceReviewRow } from '../../devices/index.js';
import { LedgerEntryRow } from '../../ledger/index.js';
import { EvidenceImportRow, PendingRecordingRow } from '../import/import.entities.js';
import { EvidenceMarkerRow } from '../markers/marker.entity.js';
import { EvidenceClassRow, EvidenceDisposalRow, EvidenceHoldRow } from '../retention/retention.entities.js';
import { EvidenceShareRow } from '../shares/share.entity.js';
import {
  ClockOffsetRow,
  DerivativeFailureRow,
  DerivativeRow,
  EvidenceMediaRow,
  RecordingReasonRow,
  RecordReviewRow,
} from './media.entities.js';

/** A row that says something else than the entry of its act, or that is gone. */
export interface FactFinding {
  readonly id: string;
  readonly kind: 'row-changed' | 'row-missing';
  readonly about: string;
}

interface Kind {
  readonly entity: EntityTarget<ObjectLiteral>;
  readonly name: string;
  /** The column that names the entry. */
  readonly entry: string;
  /** Columns that the entry repeats. */
  readonly columns: readonly string[];
  /** The act each of whose entries has a row here. */
  readonly act?: string;
}

const entered = (
  entity: EntityTarget<ObjectLiteral>,
  name: string,
  columns: string,
  act?: string,
  entry = 'entryId',
): Kind => ({ entity, name, entry, columns: columns.split(' '), ...(act && { act }) });

const MEDIA_COLUMNS =
  'status problem container videoCodec videoProfile audioCodec durationMs width height frameRateMilli madeAt madeAtText tool';

/** What stands in tables of its own about recordings and devices, and where the ledger says the same. */
const KINDS: readonly Kind[] = [
  entered(EvidenceMediaRow, '媒体信息', MEDIA_COLUMNS, 'evidence.read-media'),
  entered(
    ClockOffsetRow,
    '时钟偏差说明',
    'id spanFrom spanTo offsetMs saidBy how reason comparedAt',
    'evidence.state-clock',
  ),
  entered(RecordingReasonRow, '情况说明', 'kind reason', 'evidence.explain-recording'),
  entered(RecordReviewRow, '记录审核', 'id outcome opinion', 'evidence.review-record'),
  entered(
    DerivativeRow,
    '副本',
    'kind mediaType bytes sha256 sourceSha256 tool parameters',
    'evidence.derive',
  ),
  entered(DerivativeFailureRow, '副本制作失败', 'kind reason tool', 'evidence.derive-failed'),
  entered(EvidenceImportRow, '导入信息', 'officerNumber officerId important place'),
  entered(
    PendingRecordingRow,
    '待分派记录',
    'bytes sha256 mediaType capturedFrom capturedTo deviceId officerNumber officerId important place',
    'evidence.receive-unassigned',
  ),
  entered(EvidenceHoldRow, '保全', 'caseId evidenceId until reason authority', 'evidence.hold', 'id'),
  entered(EvidenceClassRow, '保管类别', 'category reason', 'evidence.classify', 'id'),
  entered(EvidenceMarkerRow, '标记', 'fromMs toMs tag note', 'evidence.mark', 'id'),
  entered(EvidenceShareRow, '外部查看', 'viewer viewerUnit reason expiresAt', 'evidence.share', 'id'),
  entered(EvidenceDisposalRow, '销毁申请', 'caseId sha256 reason', 'evidence.propose-disposal', 'id'),
  entered(DeviceReviewRow, '设备审核', 'id kind outcome reviewedOn reviewer document', 'device.review'),
  entered(DevicePublicationRow, '设备公布', 'location publishedOn medium', 'device.publish'),
  entered(
    DeviceHandoverRow,
    '设备领用',
    'id officerId officerName takenAt',
    'device.take-out',
    'takenEntryId',
  ),
  entered(DeviceHandoverRow, '设备归还', 'id returnedAt', 'device.return', 'returnedEntryId'),
];

const PAGE = 200;

/** Holds what is known of recordings and devices against the ledger. Whether the ledger stands is `VerifyLedger`’s. */
@Injectable()
export class VerifyFacts {
  constructor(@InjectDataSource() private readonly reader: DataSource) {}

  async *findings(): AsyncGenerator<FactFinding> {
    for (const kind of KINDS) {
      yield* this.changed(kind);
      yield* this.lost(kind);
    }
  }

  private async *changed({ entity, name, entry, columns }: Kind): AsyncGenerator<FactFinding> {
    const rows = this.reader.getRepository(entity);
    for (let after = ''; ;) {
      const page = await rows.find({ where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: PAGE });
      const entries = await this.details(
        page.flatMap((row) => (row[entry] === null ? [] : [row[entry] as string])),
      );
      for (const row of page) {
        // What has not happened yet has no entry.
        if (row[entry] === null) continue;
        const said = entries.get(row[entry] as string);
        const wrong = columns.filter((column) => said?.[column] !== row[column]);
        if (wrong.length > 0)
          yield {
            id: row.id as string,
            kind: 'row-changed',
            about: said ? `${name}与日志不符：${wrong.join('、')}` : `日志中没有${name}的记录`,
          };
      }
      if (page.length < PAGE) return;
      after = page[PAGE - 1]!.id as string;
    }
  }

  private async *lost({ entity, name, entry, act }: Kind): AsyncGenerator<FactFinding> {
    if (act === undefined) return;
    const entries = this.reader.getRepository(LedgerEntryRow);
    for (let after = ''; ;) {
      const page = await entries.find({
        where: { act, id: MoreThan(after) },
        order: { id: 'ASC' },
        take: PAGE,
      });
      const ids = page.map(({ id }) => id);
      const rows = await this.reader.getRepository(entity).find({ where: { [entry]: In(ids) } });
      const there = new Set(rows.map((row) => row[entry] as string));
      for (const { id, subjectId } of page)
        if (!there.has(id))
          yield { id: subjectId, kind: 'row-missing', about: `日志记有${name}，登记已不存在` };
      if (page.length < PAGE) return;
      after = page[PAGE - 1]!.id;
    }
  }

  private async details(ids: readonly string[]): Promise<Map<string, Readonly<Record<string, unknown>>>> {
    const rows = await this.reader.getRepository(LedgerEntryRow).findBy({ id: In([...ids]) });
    return new Map(
      rows.map(({ id, bytes }) => [id, (JSON.parse(bytes) as { detail: Record<string, unknown> }).detail]),
    );
  }
}
