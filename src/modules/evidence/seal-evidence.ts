import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { systemActor } from '../../kernel/access/index.js';
import { ok } from '../../kernel/result.js';
import { Acts } from '../ledger/index.js';
import { EvidenceStore } from './evidence-store.js';
import { EvidenceRow } from './evidence.entity.js';
import { AfterReceipt } from './media/after-receipt.js';

/** A sealing that failed: tried again later, and shown until it has succeeded. */
export interface FailedSealing {
  readonly id: string;
  readonly attempts: number;
  readonly error: string;
}

const RETRY_FIRST_MS = 60_000;
const RETRY_LAST_MS = 60 * 60_000;

/**
 * Seals received items one after the other: the stored bytes are read back off the main thread, the SHA-256 of the
 * receipt must come out again, and the SM3 (GB/T 32905) is entered. What a crash left unsealed is taken up at start;
 * what failed is tried again after a minute, then at doubled intervals up to an hour.
 */
@Injectable()
export class SealEvidence implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('evidence');
  private readonly stopping = new AbortController();
  private readonly failed = new Map<string, FailedSealing>();
  private waiting = 0;
  private tail: Promise<void> = Promise.resolve();

  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly acts: Acts,
    private readonly store: EvidenceStore,
    private readonly received: AfterReceipt,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const unsealed = await this.rows.find({
      where: { state: 'received' },
      select: { id: true },
      order: { id: 'ASC' },
    });
    for (const { id } of unsealed) this.enqueue(id);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.store.aside.close();
    await this.tail;
  }

  enqueue(id: string): void {
    this.waiting += 1;
    this.received.announce(id);
    this.tail = this.tail
      .then(() => this.seal(id))
      .then(() => void this.failed.delete(id))
      .catch((error: unknown) => this.later(id, error))
      .finally(() => (this.waiting -= 1));
  }

  /** Resolves when everything enqueued so far is sealed or was found wanting. */
  settled(): Promise<void> {
    return this.tail;
  }

  /** Items that wait to be sealed now, and those whose sealing failed the last time. */
  standing(): { readonly waiting: number; readonly failed: readonly FailedSealing[] } {
    return { waiting: this.waiting, failed: [...this.failed.values()] };
  }

  private later(id: string, error: unknown): void {
    // What is stopped here is taken up at the next start.
    if (this.stopping.signal.aborted) return;
    const attempts = (this.failed.get(id)?.attempts ?? 0) + 1;
    this.failed.set(id, { id, attempts, error: String(error) });
    this.logger.error(`sealing ${id}, attempt ${attempts}: ${String(error)}`);
    const wait = Math.min(RETRY_FIRST_MS * 2 ** (attempts - 1), RETRY_LAST_MS);
    setTimeout(() => this.enqueue(id), wait).unref();
  }

  private async seal(id: string): Promise<void> {
    const { signal } = this.stopping;
    if (signal.aborted) return;
    const row = await this.rows.findOneByOrFail({ id });
    if (row.state === 'sealed') return;
    const stored = await this.store.objects.stat(id);
    if (stored?.bytes !== row.bytes) throw new Error(`${stored?.bytes} of ${row.bytes} bytes are stored`);
    const { sha256, sm3 } = await this.store.sealingDigests(id, row.bytes, signal);
    if (sha256 !== row.sha256) throw new Error(`the stored bytes changed since receipt: ${sha256}`);
    const subject = { agencyId: row.agencyId, type: 'evidence', id };
    await this.acts.perform(
      systemActor(row.agencyId, ['officer']),
      'evidence.seal',
      subject,
      async ({ tx, now }) => {
        await tx.getRepository(EvidenceRow).update({ id }, { sm3, state: 'sealed', sealedAt: now });
        return ok({ value: undefined, detail: { sha256, sm3, bytes: row.bytes } });
      },
    );
  }
}
