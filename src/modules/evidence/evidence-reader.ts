import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, MoreThan, Not, type Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { CaseEvidenceRow, CaseFiles } from '../cases/index.js';
import { LedgerEntryRow } from '../ledger/index.js';
import { type Disposal, disposalOf } from './disposal.js';
import type { EvidenceQuery } from './dto/evidence-inputs.js';
import type { EvidencePageView, EvidenceSummaryView, EvidenceView } from './dto/evidence-views.js';
import { EvidenceRow } from './evidence.entity.js';
import { RecordingReader } from './media/recording-reader.js';
import { showsInline } from './rules/media-type.rules.js';

const PAGE = 100;

/** What is known of items; their bytes are read through `ViewEvidence` only. */
@Injectable()
export class EvidenceReader {
  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly cases: CaseFiles,
    private readonly recordings: RecordingReader,
  ) {}

  /** The item, if it is in the actor's sight; "missing" and "not yours" answer alike. */
  async seen(actor: Actor, id: string): Promise<Result<EvidenceRow>> {
    const row = await this.rows.findOneBy({ id });
    return row && sees(actor, row.agencyId) ? ok(row) : refuse('not-found');
  }

  /** An item by its id, whoever may see it. */
  item(id: string, tx: EntityManager = this.rows.manager): Promise<EvidenceRow | null> {
    return tx.getRepository(EvidenceRow).findOneBy({ id });
  }

  async list(actor: Actor, { caseId, after }: EvidenceQuery): Promise<Result<EvidencePageView>> {
    const seen = await this.cases.seen(actor, caseId);
    if (!seen.ok) return seen;
    const where = { caseId, ...(after && { id: MoreThan(after) }) };
    const rows = await this.rows.find({ where, order: { id: 'ASC' }, take: PAGE });
    const listed = await this.listed(rows);
    const evidence = rows.map((row) => summaryOf(row, listed.get(row.id) ?? null));
    return ok({ evidence, ...(rows.length === PAGE && { next: rows[PAGE - 1]!.id }) });
  }

  /** All of a case's items in the order of their receipt; whether the case is in sight is asked before. */
  ofCase(caseId: string): Promise<EvidenceRow[]> {
    return this.rows.find({ where: { caseId }, order: { id: 'ASC' } });
  }

  /** Why an item's bytes are rightly gone; undefined when nothing in the ledger says so. */
  disposalOf(row: EvidenceRow): Promise<Disposal | undefined> {
    return disposalOf(this.rows.manager, row);
  }

  async view(actor: Actor, id: string): Promise<Result<EvidenceView>> {
    const seen = await this.seen(actor, id);
    if (!seen.ok) return seen;
    const row = seen.value;
    const excluded = (await this.listed([row])).get(id) ?? null;
    const entry = await this.rows.manager.getRepository(LedgerEntryRow).findOneByOrFail({ id: row.entryId });
    const { sm3, declaredSha256, sealedAt, origin } = row;
    const receipt = { entryId: entry.id, seq: entry.seq, leafHash: entry.leafHash, at: entry.at };
    const recording = await this.recordings.view(row);
    const more = { sm3, declaredSha256, sealedAt, origin, sameBytesAs: await this.sameBytesAs(row), receipt };
    return ok({ ...summaryOf(row, excluded), ...more, recording });
  }

  /** One recording may serve several cases; whoever judges one of them should know. */
  private async sameBytesAs({ id, agencyId, sha256 }: EvidenceRow): Promise<string[]> {
    const where = { agencyId, sha256, id: Not(id) };
    const same = await this.rows.find({ where, select: { id: true }, order: { id: 'ASC' } });
    return same.map((row) => row.id);
  }

  /** Why items are excluded, as the case's list of evidence says. */
  private async listed(rows: readonly EvidenceRow[]): Promise<Map<string, string | null>> {
    const ids = rows.map((row) => row.id);
    const items = await this.rows.manager.getRepository(CaseEvidenceRow).findBy({ id: In(ids) });
    return new Map(items.map((item) => [item.id, item.excludedBecause]));
  }
}

function summaryOf(row: EvidenceRow, excludedBecause: string | null): EvidenceSummaryView {
  const { id, caseId, stage, medium, filename, mediaType, bytes, sha256, state } = row;
  const { capturedFrom, capturedTo, deviceId, lateByHours, receivedAt, uploadedByName } = row;
  return {
    ...{ id, caseId, stage, medium, filename, mediaType, bytes, sha256, state },
    ...{ capturedFrom, capturedTo, deviceId, lateByHours, receivedAt, uploadedByName, excludedBecause },
    viewable: showsInline(mediaType),
    contentUrl: `/api/evidence/${id}/content`,
  };
}
