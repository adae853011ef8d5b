import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import {
  type BundleProofs,
  CHECKPOINT_PATH,
  entryPath,
  EXPORT_ACT,
  KEY_PATH,
  PROOFS_PATH,
} from '../../kernel/bundle/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { EvidenceStore } from '../evidence/index.js';
import { Acts, LedgerProofs } from '../ledger/index.js';
import { type Packed, zipOf, type ZipStream } from './bundle-zip.js';
import { type Collected, CollectCase } from './collect-case.js';

export interface CaseBundle extends ZipStream {
  /** For the person who keeps it. */
  readonly filename: string;
}

/** Lets a whole case out as one file that proves itself: who took it and why stands in the ledger before a byte flows. */
@Injectable()
export class ExportCase {
  constructor(
    private readonly acts: Acts,
    private readonly collecting: CollectCase,
    private readonly proofs: LedgerProofs,
    private readonly store: EvidenceStore,
  ) {}

  /** Refuses `not-found`, `access.denied` and `bundle.reason-required`. */
  async export(actor: Actor, caseId: string, reason: string | undefined): Promise<Result<CaseBundle>> {
    if (!reason) return refuse('bundle.reason-required', { next: '请填写导出理由' });
    const collected = await this.collecting.collect(actor, caseId);
    if (!collected.ok) return collected;
    const { agencyId, index, indexSha256, number, files } = collected.value;
    const present = index.evidence.flatMap((item) =>
      item.path === null ? [] : [{ ...item, path: item.path }],
    );
    const bytes = present.reduce((sum, item) => sum + item.bytes, 0);
    const subject = { agencyId, type: 'case', id: caseId };
    const entered = await this.acts.perform(actor, EXPORT_ACT, subject, async () =>
      ok({ value: undefined, detail: { reason, indexSha256, items: present.length, bytes } }),
    );
    if (!entered.ok) return entered;

    const packed: Packed[] = [
      ...files,
      ...(await this.ledgerFiles(collected.value)),
      ...present.map(({ id, path, bytes: length, sha256 }) => ({
        path,
        bytes: length,
        sha256,
        open: () => this.store.objects.open(id),
      })),
    ];
    const name = `案卷-${number ?? caseId}`.replace(/[\\/:*?"<>|\s]+/g, '_');
    return ok({ ...(await zipOf(packed, new Date(index.madeAt))), filename: `${name}.zip` });
  }

  /** The exact bytes of every entry that concerns the case, their proofs, the signed checkpoint and the key. */
  private async ledgerFiles({ agencyId, index, eventIds }: Collected): Promise<Packed[]> {
    const entries = await this.proofs.concerning(agencyId, {
      subjectIds: [index.caseId, ...index.evidence.map((item) => item.id)],
      entryIds: eventIds,
    });
    const { checkpoint, proofs, verifierKey } = await this.proofs.prove(
      agencyId,
      entries.map((entry) => entry.seq),
    );
    const proven: BundleProofs = {
      agency: agencyId,
      entries: entries.map(({ seq }) => ({ seq, proof: proofs.get(seq)! })),
    };
    const text = (path: string, content: string): Packed => ({ path, content: Buffer.from(content) });
    return [
      text(CHECKPOINT_PATH, checkpoint.note),
      text(KEY_PATH, `${verifierKey}\n`),
      text(PROOFS_PATH, `${JSON.stringify(proven, null, 1)}\n`),
      ...entries.map(({ seq, bytes }) => text(entryPath(seq), bytes)),
    ];
  }
}
