import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { systemActor } from '../../kernel/access/index.js';
import { ok } from '../../kernel/result.js';
import { Config } from '../../platform/config/index.js';
import { Jobs, Leadership, nothingLeft, sharedWorkEveryMs, tookPlace } from '../../platform/jobs/index.js';
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

const JOB = 'seal-evidence';
const RETRY_FIRST_MS = 60_000;
const RETRY_LAST_MS = 60 * 60_000;

/**
 * Seals received items one after the other: the stored bytes are read back off the main thread, the SHA-256 of the
 * receipt must come out again, and the SM3 (GB/T 32905) is entered. One process on the database seals: at once what it
 * received itself, and what a crash or another process left as soon as it looks. What failed is tried again after a
 * minute, then at doubled intervals up to an hour.
 */
@Injectable()
export class SealEvidence implements BeforeApplicationShutdown {
  private readonly logger = new Logger('evidence');
  private readonly stopping = new AbortController();
  private readonly failed = new Map<string, FailedSealing>();
  /** Ids in the order in which they are sealed; the first is being sealed. */
  private readonly queued = new Set<string>();
  private tail: Promise<void> = Promise.resolve();

  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly acts: Acts,
    private readonly store: EvidenceStore,
    private readonly received: AfterReceipt,
    private readonly jobs: Jobs,
    private readonly leadership: Leadership,
    config: Config,
  ) {
    jobs.register({
      name: JOB,
      everyMs: sharedWorkEveryMs(config),
      alone: true,
      atStart: true,
      run: () => this.enqueueUnsealed(),
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.store.backgroundDigests.close();
    await this.tail;
  }

  /** Where another process leads, or in a command, the item is left as it is: the leader finds it. */
  enqueue(id: string): void {
    if (!this.leadership.leads || this.queued.has(id)) return;
    this.queued.add(id);
    this.received.announce(id);
    this.tail = this.tail
      .then(() => this.seal(id))
      .then(() => void this.failed.delete(id))
      .catch((error: unknown) => this.later(id, error))
      .finally(() => this.queued.delete(id));
  }

  /** Resolves when everything enqueued so far is sealed or was found wanting; at once where nothing is. */
  async settled(): Promise<void> {
    await this.jobs.idle(JOB);
    await this.tail;
  }

  /** Items that wait to be sealed now, and those whose sealing failed the last time. */
  standing(): { readonly waiting: number; readonly failed: readonly FailedSealing[] } {
    return { waiting: this.queued.size, failed: [...this.failed.values()] };
  }

  private async enqueueUnsealed(): Promise<void> {
    const unsealed = await this.rows.find({
      where: { state: 'received' },
      select: { id: true },
      order: { id: 'ASC' },
    });
    // What failed in this process is tried again in its own time.
    for (const { id } of unsealed) if (!this.failed.has(id)) this.enqueue(id);
  }

  private later(id: string, error: unknown): void {
    // What is stopped here is taken up at the next start.
    if (this.stopping.signal.aborted) return;
    const attempts = (this.failed.get(id)?.attempts ?? 0) + 1;
    this.failed.set(id, { id, attempts, error: String(error) });
    this.logger.error(`sealing ${id}, attempt ${attempts}: ${String(error)}`);
    const wait = Math.min(RETRY_FIRST_MS * 2 ** (attempts - 1), RETRY_LAST_MS);
    setTimeout(() => {
      if (this.leadership.leads) this.enqueue(id);
      // The item is the leader's now; should this process lead again, it begins anew.
      else this.failed.delete(id);
    }, wait).unref();
  }

  private async seal(id: string): Promise<void> {
    const { signal } = this.stopping;
    // Another process may lead by the time this item's turn comes.
    if (signal.aborted || !this.leadership.leads) return;
    const row = await this.rows.findOneByOrFail({ id });
    if (row.state === 'sealed') return;
    const stored = await this.store.objects.stat(id);
    if (stored?.bytes !== row.bytes) throw new Error(`${stored?.bytes} of ${row.bytes} bytes are stored`);
    const { sha256, sm3 } = await this.store.sealingDigests(id, row.bytes, signal);
    if (sha256 !== row.sha256) throw new Error(`the stored bytes changed since receipt: ${sha256}`);
    await this.enter(row, sha256, sm3);
  }

  /** One item, one seal: judged again inside the act, for another process may have sealed it while this one was reading. */
  private async enter({ id, agencyId, bytes }: EvidenceRow, sha256: string, sm3: string): Promise<void> {
    const program = systemActor(agencyId, ['officer']);
    const subject = { agencyId, type: 'evidence', id };
    const sealed = await this.acts.perform(program, 'evidence.seal', subject, async ({ tx, now }) => {
      const { affected } = await tx
        .getRepository(EvidenceRow)
        .update({ id, state: 'received' }, { sm3, state: 'sealed', sealedAt: now });
      if (affected !== 1) return nothingLeft();
      return ok({ value: undefined, detail: { sha256, sm3, bytes } });
    });
    tookPlace(sealed, `sealing ${id}`);
  }
}
