import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, LessThan, type Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { ok, type Refusal, refuse, type Result } from '../../kernel/result.js';
import { type Instant, instantOf } from '../../kernel/time.js';
import { Config } from '../../platform/config/index.js';
import { EvidenceStore } from './evidence-store.js';
import { type Unfinished, type UploadQuotas, withinQuotas } from './rules/upload-quota.rules.js';
import { UploadPlaceRow } from './upload-place.entity.js';

const DAY_MS = 86_400_000;
/** The journal knows of an upload a moment after its act; an older row without it has ended. */
const BEGUN_MS = DAY_MS;
/** Far longer than an upload lives: its machine has gone for good. */
const GONE_MS = 90 * DAY_MS;

/**
 * Knows on which machine an upload was begun. A row is written in the act that begins the upload and removed in the
 * one that ends it; rows of uploads that expired go with the next upload begun on their machine.
 */
@Injectable()
export class UploadPlaces {
  private readonly address: string | null;
  private readonly quotas: UploadQuotas;

  constructor(
    @InjectRepository(UploadPlaceRow) private readonly rows: Repository<UploadPlaceRow>,
    private readonly store: EvidenceStore,
    config: Config,
  ) {
    this.address = config.nodeAddress ?? null;
    this.quotas = {
      person: config.uploadQuotaPerson,
      case: config.uploadQuotaCase,
      count: config.uploadsPerPerson,
    };
  }

  get nodeId(): string {
    return this.store.nodeId;
  }

  /** Inside the act that begins the upload. */
  async begin(
    tx: EntityManager,
    id: string,
    { userId: ownerId }: Actor,
    { caseId, bytes, now }: { caseId: string; bytes: number; now: Instant },
  ): Promise<Result<void>> {
    const { nodeId, address: nodeAddress } = this;
    const rows = tx.getRepository(UploadPlaceRow);
    await this.removeOld(tx, now);
    const may = withinQuotas(
      bytes,
      {
        person: await unfinished(rows, { ownerId }),
        case: await unfinished(rows, { caseId }),
        outstanding: (await unfinished(rows, { nodeId })).bytes - (await this.store.journal.bytesHere(now)),
        free: await this.store.staging.freeBytes(),
      },
      this.quotas,
    );
    if (!may.ok) return may;
    await rows.insert({ id, ownerId, nodeId, nodeAddress, createdAt: now, caseId, bytes });
    return ok();
  }

  /** Inside the act that ends the upload: received, refused or given up. */
  async end(tx: EntityManager, id: string): Promise<void> {
    await tx.getRepository(UploadPlaceRow).delete({ id });
  }

  /** The place of this person's upload when that is another machine. */
  async elsewhere(id: string, { userId: ownerId }: Actor): Promise<UploadPlaceRow | undefined> {
    const row = await this.rows.findOneBy({ id, ownerId });
    return row && row.nodeId !== this.nodeId ? row : undefined;
  }

  /** Said when that machine cannot be asked: its bytes are not lost, only out of reach. */
  refusalOf({ nodeId, nodeAddress }: UploadPlaceRow): Refusal {
    const where = nodeAddress ?? '未设置 NODE_ADDRESS';
    return refuse('upload.elsewhere', {
      detail: `该上传已收到的数据在另一台服务器上（节点 ${nodeId}，地址：${where}），目前无法联系该服务器。`,
      next: nodeAddress
        ? '数据没有丢失，请稍后重试；长时间不能恢复的，请告知系统管理人员启动该服务器，或者重新上传该文件。'
        : '请告知系统管理人员为每台服务器设置 NODE_ADDRESS，或者从开始上传时所用的地址续传。',
      facts: { nodeId, nodeAddress },
    }).refusal;
  }

  private async removeOld(tx: EntityManager, now: Instant): Promise<void> {
    const rows = tx.getRepository(UploadPlaceRow);
    const before = (ms: number) => LessThan(instantOf(new Date(Date.parse(now) - ms)));
    await rows.delete({ createdAt: before(GONE_MS) });
    const mine = await rows.findBy({ nodeId: this.nodeId, createdAt: before(BEGUN_MS) });
    const ended: string[] = [];
    for (const { id } of mine) {
      const record = await this.store.journal.find(id);
      if (!record || record.outcome) ended.push(id);
    }
    if (ended.length > 0) await rows.delete({ id: In(ended) });
  }
}

/** How many uploads are under way, and how long they will be. */
async function unfinished(
  rows: Repository<UploadPlaceRow>,
  where: Partial<Pick<UploadPlaceRow, 'ownerId' | 'caseId' | 'nodeId'>>,
): Promise<Unfinished> {
  const found = await rows.find({ select: { bytes: true }, where: where as object });
  return { count: found.length, bytes: found.reduce((sum, { bytes }) => sum + (bytes ?? 0), 0) };
}
