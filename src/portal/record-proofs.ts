import { Injectable } from '@nestjs/common';
import { ok, refuse, type Result } from '../kernel/result.js';
import { type Attestation, AttestRecord } from '../modules/disclosure/index.js';
import { LedgerProofs } from '../modules/ledger/index.js';

/** Proofs kept; each is a few kilobytes and true for good. */
const KEPT = 500;
/** Each reads the leaves of the whole tree; more records than these are not waited for. */
const WAITING = 20;

/** All that a stranger needs to check a record with the public key alone. */
export interface RecordProof {
  readonly slug: string;
  /** Bytes of the ledger entry: its SHA-256 behind a zero byte is the leaf. */
  readonly entry: string;
  readonly index: number;
  readonly size: number;
  /** Digests beside the way from the leaf to the root (RFC 9162 §2.1.3). */
  readonly path: readonly string[];
  /** Root and size, signed (C2SP checkpoint). */
  readonly checkpoint: string;
  readonly verifierKey: string;
}

/** One proof at a time; what was proven once is kept. */
@Injectable()
export class RecordProofs {
  private readonly kept = new Map<string, RecordProof>();
  private readonly coming = new Map<string, Promise<RecordProof>>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly attesting: AttestRecord,
    private readonly ledger: LedgerProofs,
  ) {}

  /** Refuses as `AttestRecord.of` does, and `portal.busy`. Throws when the tree is not the one that was signed. */
  async of(slug: string): Promise<Result<RecordProof>> {
    const attested = await this.attesting.of(slug);
    if (!attested.ok) return attested;
    const { agencyId, seq } = attested.value;
    const key = `${agencyId} ${seq}`;
    const before = this.kept.get(key);
    if (before) return ok(before);
    const coming = this.coming.get(key);
    if (coming) return ok(await coming);
    if (this.coming.size >= WAITING) return refuse('portal.busy');
    const made = this.last
      .then(() => this.prove(slug, attested.value))
      .finally(() => this.coming.delete(key));
    this.coming.set(key, made);
    this.last = made.catch(() => undefined);
    const proof = await made;
    if (this.kept.size >= KEPT) this.kept.delete(this.kept.keys().next().value as string);
    this.kept.set(key, proof);
    return ok(proof);
  }

  private async prove(slug: string, { agencyId, seq, entry }: Attestation): Promise<RecordProof> {
    const { checkpoint, verifierKey, proofs } = await this.ledger.prove(agencyId, [seq]);
    const { size, note } = checkpoint;
    return { slug, entry, index: seq, size, path: proofs.get(seq) ?? [], checkpoint: note, verifierKey };
  }
}
