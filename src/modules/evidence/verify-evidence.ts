import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, MoreThan, type Repository } from 'typeorm';
import { isUuid } from '../../kernel/ids.js';
import { type LedgerEntry, parseEntry } from '../../kernel/ledger/index.js';
import { CaseEvidenceRow } from '../cases/index.js';
import { LedgerEntryRow } from '../ledger/index.js';
import { disposalOf } from './disposal.js';
import { EvidenceStore } from './evidence-store.js';
import { EvidenceRow } from './evidence.entity.js';
import { nameDigest } from './intake.js';
import { Retention } from './retention/index.js';
import { sealFindings } from './rules/seals.rules.js';
import { KeptObjects } from './media/kept-objects.js';
import { SettleCoverage } from './media/settle-coverage.js';
import { VerifyFacts } from './media/verify-facts.js';

/** What is wrong with one item, or worth telling (`isNote`); `about` says it in Chinese for the report. */
export interface EvidenceFinding {
  readonly evidenceId: string;
  readonly kind:
    | 'bytes-missing'
    | 'bytes-changed'
    | 'bytes-short'
    | 'bytes-extra'
    | 'bytes-kept'
    | 'left-over'
    | 'row-changed'
    | 'row-missing'
    | 'entry-missing'
    | 'list-changed'
    | 'sealed-twice'
    | 'seals-disagree';
  readonly about: string;
}

const NOTES: readonly EvidenceFinding['kind'][] = ['left-over', 'sealed-twice'];

/** Told, and nothing is wrong: a verification that finds only these holds. */
export const isNote = ({ kind }: EvidenceFinding): boolean => NOTES.includes(kind);

interface Entered {
  readonly seq: number;
  readonly at: string;
  readonly [said: string]: unknown;
}

const LOOKED_AT = ['evidence.upload', 'evidence.receive', 'evidence.seal'];

/** What an entry says beside its detail, under the names of the row's columns. */
function standingOf({ id, agency, seq, at, actor, detail }: LedgerEntry): Entered {
  return {
    ...detail,
    entryId: id,
    agencyId: agency,
    seq,
    at,
    uploadedBy: actor.id,
    uploadedByName: actor.name,
  };
}

/** What the entry of a receipt says of an item; its row must say the same. */
function enteredOf(row: EvidenceRow): Readonly<Record<string, unknown>> {
  const { caseId, stage, bytes, sha256, mediaType, origin, capturedFrom, capturedTo, deviceId, lateByHours } =
    row;
  const nameSha256 = nameDigest(row.filename);
  const said = { capturedFrom, capturedTo, deviceId, lateByHours, nameSha256 };
  const { entryId, agencyId, uploadedBy, uploadedByName, receivedAt: at } = row;
  // What the sender declared was compared with the digest before receipt: it is that digest or nothing.
  const declared = row.declaredSha256 === null ? false : row.declaredSha256 === sha256 || row.declaredSha256;
  const standing = { entryId, agencyId, uploadedBy, uploadedByName, at, declared };
  return { caseId, stage, bytes, sha256, mediaType, origin, ...said, ...standing };
}

const PAGE = 200;
/** How long an act may be under way. */
const GRACE_MS = 300;

/**
 * Reads every stored file again and holds it against its row, its ledger entries and the case's list of evidence.
 * Whether the ledger itself stands is the business of `VerifyLedger`.
 */
@Injectable()
export class VerifyEvidence {
  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly store: EvidenceStore,
    private readonly retention: Retention,
    private readonly kept: KeptObjects,
    private readonly facts: VerifyFacts,
    private readonly coverage: SettleCoverage,
  ) {}

  /** Yields what is wrong, and what is worth telling, as it is found; nothing when all is whole. `onItem` is told of every item looked at. */
  async *findings(onItem: (row: EvidenceRow) => void = () => undefined): AsyncGenerator<EvidenceFinding> {
    for await (const row of this.everyRow()) {
      onItem(row);
      yield* await this.lasting(row.id);
      yield* this.itemFindings(row);
    }
    yield* this.lostRows();
    for await (const { name, ...object } of this.kept.every())
      for await (const finding of this.byteFindings({ ...object, sm3: null }))
        yield { ...finding, about: name ? `${name}：${finding.about}` : finding.about };
    for await (const { id, ...finding } of this.facts.findings()) yield { evidenceId: id, ...finding };
    for await (const { id } of this.store.objects.list()) {
      // An item's bytes are there a moment before its act.
      const known = (await this.known(id)) || (await sleep(GRACE_MS), await this.known(id));
      if (known) continue;
      const leftOver = await this.leftOver(id);
      yield leftOver
        ? { evidenceId: id, kind: 'left-over', about: leftOver }
        : { evidenceId: id, kind: 'bytes-extra', about: '存储中有未登记的文件' };
    }
  }

  private async known(id: string): Promise<boolean> {
    return (await this.rows.existsBy({ id })) || this.kept.knows(id);
  }

  /**
   * What an upload or a form left that began and was never received, in words; undefined where nothing says so: the
   * ledger, its journal, its staging file, or that another machine stored it, whose journal and staging lie there.
   */
  private async leftOver(id: string): Promise<string | undefined> {
    const entries = await this.entries(id);
    const record = await this.store.journal.find(id);
    if (entries.has('evidence.receive') || record?.outcome?.kind === 'received') return undefined;
    if (
      entries.has('evidence.upload') ||
      record !== undefined ||
      (await this.store.staging.size(id)) !== undefined
    )
      return '上传中断后遗留的文件，未曾接收，系统会自行清理';
    const node = (await this.store.objects.stat(id))?.node;
    if (!node || node === this.store.nodeId) return undefined;
    return `另一台服务器（节点 ${node}）写入而未曾登记的文件，该服务器会自行清理`;
  }

  /** What is found wrong twice: an item may be sealed between the reading of its row and of its entries. */
  private async lasting(id: string): Promise<EvidenceFinding[]> {
    for (let again = false; ; again = true) {
      const found: EvidenceFinding[] = [];
      const row = await this.rows.findOneBy({ id });
      if (row) for await (const finding of this.rowFindings(row)) found.push(finding);
      if (found.every(isNote) || again) return found;
      await sleep(GRACE_MS);
    }
  }

  private async *everyRow(): AsyncGenerator<EvidenceRow> {
    for (let after = ''; ;) {
      const page = await this.rows.find({ where: { id: MoreThan(after) }, order: { id: 'ASC' }, take: PAGE });
      yield* page;
      if (page.length < PAGE) return;
      after = page[PAGE - 1]!.id;
    }
  }

  private async *rowFindings(row: EvidenceRow): AsyncGenerator<EvidenceFinding> {
    const { id: evidenceId, sha256, sm3, state } = row;
    const entries = await this.entries(evidenceId);
    const received = entries.get('evidence.receive')?.at(-1);
    if (!received) yield { evidenceId, kind: 'entry-missing', about: '日志中没有该件的接收记录' };
    else {
      const said = enteredOf(row);
      const differing = Object.entries(said).filter(([key, value]) => received[key] !== value);
      const fields = differing.map(([key]) => key).join('、');
      if (fields) yield { evidenceId, kind: 'row-changed', about: `登记与日志不符：${fields}` };
    }
    for (const finding of sealFindings(
      { state, sm3, sealedAt: row.sealedAt },
      entries.get('evidence.seal') ?? [],
    ))
      yield { evidenceId, ...finding };
    const listed = await this.rows.manager.getRepository(CaseEvidenceRow).findOneBy({ id: evidenceId });
    const { caseId, stage, medium, filename: title, receivedAt } = row;
    const same = Object.entries({ caseId, stage, medium, title, sha256, receivedAt }).every(
      ([column, value]) => listed?.[column as keyof CaseEvidenceRow] === value,
    );
    if (!same) yield { evidenceId, kind: 'list-changed', about: '案件证据清单与登记不符' };
    // REC-02 hangs on what a recording covers: it must follow from its facts.
    const covers = await this.coverage.of(row);
    if (listed && (listed.coversFrom !== (covers?.from ?? null) || listed.coversTo !== (covers?.to ?? null)))
      yield { evidenceId, kind: 'list-changed', about: '案件证据清单所记录像起止与媒体信息不符' };
  }

  private async *itemFindings(row: EvidenceRow): AsyncGenerator<EvidenceFinding> {
    const { id: evidenceId } = row;
    const disposal = await disposalOf(this.rows.manager, row);
    // A row alone hides nothing: the approval must stand in the ledger.
    if (!disposal && (await this.retention.disposed([evidenceId])).size > 0)
      yield { evidenceId, kind: 'entry-missing', about: '登记为已销毁，日志中没有批准记录' };
    if (!disposal) yield* this.byteFindings(row, 'bytes-short');
    else if (disposal.done && (await this.store.objects.stat(evidenceId)))
      yield { evidenceId, kind: 'bytes-kept', about: '已登记销毁，文件仍在存储中' };
  }

  private async *byteFindings(
    { id: evidenceId, sha256, sm3, bytes }: Pick<EvidenceRow, 'id' | 'sha256' | 'sm3' | 'bytes'>,
    short: 'bytes-short' | 'bytes-changed' = 'bytes-changed',
  ): AsyncGenerator<EvidenceFinding> {
    // An id that was tampered with may be none that the store takes.
    const stored = isUuid(evidenceId) ? await this.store.objects.stat(evidenceId) : undefined;
    if (!stored) {
      yield { evidenceId, kind: 'bytes-missing', about: '存储中没有该文件' };
      return;
    }
    if (stored.bytes < bytes && short === 'bytes-short') {
      const about = `文件不完整：确认收到 ${bytes} 字节，存储中只有 ${stored.bytes} 字节；请从备份恢复，或者重新上传`;
      yield { evidenceId, kind: short, about };
      return;
    }
    if (stored.bytes !== bytes) {
      yield {
        evidenceId,
        kind: 'bytes-changed',
        about: `文件为 ${stored.bytes} 字节，应为 ${bytes} 字节`,
      };
      return;
    }
    const digests = await this.store.objects.digest(evidenceId, sm3 ? ['sha256', 'sm3'] : ['sha256']);
    const wrong = digests.sha256 !== sha256 || (sm3 !== null && digests.sm3 !== sm3);
    if (wrong)
      yield { evidenceId, kind: 'bytes-changed', about: `文件内容已改变（现 SHA-256：${digests.sha256}）` };
  }

  /** Items the ledger received and the database no longer has. */
  private async *lostRows(): AsyncGenerator<EvidenceFinding> {
    const entries = this.rows.manager.getRepository(LedgerEntryRow);
    for (let after = ''; ;) {
      const page = await entries.find({
        where: { act: 'evidence.receive', id: MoreThan(after) },
        select: { agencyId: true, seq: true, id: true, subjectId: true },
        order: { id: 'ASC' },
        take: PAGE,
      });
      const known = await this.rows.find({
        where: { id: In(page.map((e) => e.subjectId)) },
        select: { id: true },
      });
      const ids = new Set(known.map((row) => row.id));
      for (const { subjectId: evidenceId } of page)
        if (!ids.has(evidenceId))
          yield { evidenceId, kind: 'row-missing', about: '日志记有接收，登记已不存在' };
      if (page.length < PAGE) return;
      after = page[PAGE - 1]!.id;
    }
  }

  /** What the ledger says of one item, by act and in the order of the entries' numbers. */
  private async entries(subjectId: string): Promise<Map<string, Entered[]>> {
    const rows = await this.rows.manager.getRepository(LedgerEntryRow).find({
      where: { subjectType: 'evidence', subjectId, act: In(LOOKED_AT) },
      order: { agencyId: 'ASC', seq: 'ASC' },
    });
    const found = new Map<string, Entered[]>();
    for (const { act, bytes } of rows) {
      const entry = parseEntry(bytes);
      // Bytes that are no entry are no entry here either; the ledger's own verification names them.
      if (entry.ok) found.set(act, [...(found.get(act) ?? []), standingOf(entry.value)]);
    }
    return found;
  }
}
