import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import { originOf, signNote } from '../../kernel/ledger/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { LedgerEntryRow, LedgerHeadRow, LedgerKey } from '../ledger/index.js';
import { EvidenceRow } from './evidence.entity.js';
import { nameDigest } from './intake.js';
import { receiptText } from './rules/receipt.rules.js';

/**
 * Writes the receipt the sender keeps: a signed note (C2SP signed-note) that anyone checks with the office's public key
 * alone. It says what was received, under which ledger entry, and the head of the tree that holds the entry.
 */
@Injectable()
export class IssueReceipt {
  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly key: LedgerKey,
  ) {}

  /** For everyone who may see the item, and for its sender always. Refuses `not-found`. */
  async issue(actor: Actor, id: string): Promise<Result<string>> {
    const row = await this.rows.findOneBy({ id });
    if (!row || !(sees(actor, row.agencyId) || row.uploadedBy === actor.userId)) return refuse('not-found');
    const { agencyId, entryId, uploadedBy, uploadedByName } = row;
    const { manager } = this.rows;
    const entry = await manager.getRepository(LedgerEntryRow).findOneByOrFail({ id: entryId });
    const { size, root } = await manager.getRepository(LedgerHeadRow).findOneByOrFail({ agencyId });
    const { detail } = JSON.parse(entry.bytes) as { detail: { sameBytesAs?: string[] } };
    const text = receiptText({
      itemId: id,
      caseId: row.caseId,
      filename: row.filename,
      nameSha256: nameDigest(row.filename),
      bytes: row.bytes,
      sha256: row.sha256,
      sm3: row.sm3,
      receivedAt: row.receivedAt,
      receivedById: uploadedBy,
      receivedByName: uploadedByName,
      entryId,
      seq: entry.seq,
      leafHash: entry.leafHash,
      sameBytesAs: detail.sameBytesAs ?? [],
      head: { origin: originOf(this.key.name, agencyId), size, root },
    });
    return ok(signNote(text, this.key.signer));
  }
}
