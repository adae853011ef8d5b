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

/**
 * Seals received items one after the other: the stored bytes are read back off the main thread, the SHA-256 of the
 * receipt must come out again, and the SM3 (GB/T 32905) is entered. What a crash left unsealed is taken up at start.
 */
@Injectable()
export class SealEvidence implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('evidence');
  private readonly stopping = new AbortController();
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
    await this.tail;
  }

  enqueue(id: string): void {
    this.received.announce(id);
    this.tail = this.tail
      .then(() => this.seal(id))
      .catch((error: unknown) => {
        // What is stopped here is taken up at the next start.
        if (!this.stopping.signal.aborted) this.logger.error(`sealing ${id}: ${String(error)}`);
      });
  }

  /** Resolves when everything enqueued so far is sealed or was found wanting. */
  settled(): Promise<void> {
    return this.tail;
  }

  private async seal(id: string): Promise<void> {
    const { signal } = this.stopping;
    if (signal.aborted) return;
    const row = await this.rows.findOneByOrFail({ id });
    if (row.state === 'sealed') return;
    const { sha256, sm3 } = await this.store.objects.digest(id, ['sha256', 'sm3'], signal);
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
