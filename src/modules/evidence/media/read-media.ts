import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { buffer } from 'node:stream/consumers';
import { setImmediate as turn } from 'node:timers/promises';
import type { Repository } from 'typeorm';
import { systemActor } from '../../../kernel/access/index.js';
import { ok } from '../../../kernel/result.js';
import { Jobs, Leadership, nothingLeft, tookPlace } from '../../../platform/jobs/index.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceStore } from '../evidence-store.js';
import { EvidenceRow } from '../evidence.entity.js';
import { AfterReceipt } from './after-receipt.js';
import { MakeDerivatives } from './make-derivatives.js';
import { EvidenceMediaRow } from './media.entities.js';
import { Retention } from '../retention/retention.js';
import { SettleCoverage } from './settle-coverage.js';
import { probeMedia } from './probe-media.js';
import type { MediaProblem } from './rules/media-facts.rules.js';
import { WorkQueue } from './work-queue.js';

const JOB = 'read-media';
/** Items that are looked at before others have their turn. */
const PIECE = 500;
const HOUR_MS = 3_600_000;
const BROKEN_TIMES = 3;
const RETRY_AFTER_MS = [10_000, 60_000, 600_000];

/**
 * Reads what received files say of themselves, one after the other in the background, and enters it once: the process
 * that seals them reads them too. Items that have no facts yet are found again at every start, and once an hour; texts
 * are left out.
 */
@Injectable()
export class ReadMedia implements BeforeApplicationShutdown {
  private readonly logger = new Logger('media');
  private readonly queue = new WorkQueue(
    (id) => this.read(id),
    (id, error) => this.logger.error(`media facts of ${id}: ${String(error)}`),
    RETRY_AFTER_MS,
  );

  private readonly broken = new Map<string, number>();

  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly acts: Acts,
    private readonly store: EvidenceStore,
    private readonly derivatives: MakeDerivatives,
    private readonly coverage: SettleCoverage,
    private readonly retention: Retention,
    private readonly jobs: Jobs,
    private readonly leadership: Leadership,
    received: AfterReceipt,
  ) {
    received.listen((id) => this.queue.add(id));
    jobs.register({
      name: JOB,
      everyMs: HOUR_MS,
      alone: true,
      atStart: true,
      run: (signal) => this.queueUnread(signal),
    });
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.queue.stop();
  }

  /** Resolves when everything received so far was looked at; at once where nothing was queued. */
  async settled(): Promise<void> {
    await this.jobs.idle(JOB);
    await this.queue.settled();
  }

  /** In pieces, by key: others have their turn between them, however many items there are. */
  private async queueUnread(signal: AbortSignal): Promise<void> {
    for (let after = ''; ;) {
      const items = await this.rows
        .createQueryBuilder('e')
        .select('e.id', 'id')
        .addSelect(`CASE WHEN m.id IS NULL AND e.medium <> 'text' THEN 1 ELSE 0 END`, 'unread')
        .leftJoin(EvidenceMediaRow, 'm', 'm.id = e.id')
        .where('e.id > :after', { after })
        .orderBy('e.id', 'ASC')
        .limit(PIECE)
        .getRawMany<{ id: string; unread: number | string }>();
      for (const { id, unread } of items) if (Number(unread) === 1) this.queue.pickUp(id);
      if (items.length < PIECE || signal.aborted) return;
      after = items.at(-1)!.id;
      await turn();
    }
  }

  private async read(id: string): Promise<void> {
    // Another process may lead by the time this item's turn comes; it finds the item by itself.
    if (!this.leadership.leads) return;
    const row = await this.rows.findOneBy({ id });
    if (!row || row.medium === 'text') return;
    if ((await this.retention.disposed([id])).size > 0) return;
    if (await this.known(id)) return this.derivatives.want(id);
    const readAt = async (start: number, length: number): Promise<Uint8Array> =>
      length === 0
        ? new Uint8Array(0)
        : buffer(await this.store.objects.open(id, { start, end: start + length - 1 }));
    const { tool, facts } = await probeMedia(row.bytes, row.medium, readAt);
    this.judge(id, facts.problem);
    const { agencyId, caseId, sha256 } = row;
    const actor = systemActor(agencyId, ['officer']);
    const entered = await this.acts.perform(
      actor,
      'evidence.read-media',
      { agencyId, type: 'evidence', id },
      async (scene) => {
        const rows = scene.tx.getRepository(EvidenceMediaRow);
        // Another process may have read the same file meanwhile.
        if (await rows.existsBy({ id })) return nothingLeft();
        await rows.insert({
          id,
          agencyId,
          caseId,
          ...facts,
          tool,
          readAt: scene.now,
          entryId: scene.entryId,
        });
        await this.coverage.ofItem(scene, id);
        return ok({ value: undefined, detail: { sha256, tool, ...facts } });
      },
    );
    tookPlace(entered, `media facts of ${id}`);
    this.derivatives.want(id);
  }

  /** A busy machine may break a reading too: what is kept for good is said only of a file that broke several. */
  private judge(id: string, problem: MediaProblem | null): void {
    const broken = problem === 'crashed' || problem === 'beyond-limits';
    const times = (this.broken.get(id) ?? 0) + 1;
    if (broken && times < BROKEN_TIMES) {
      this.broken.set(id, times);
      throw new Error(`the reader was broken (${problem}), time ${times}`);
    }
    this.broken.delete(id);
  }

  private known(id: string): Promise<boolean> {
    return this.rows.manager.getRepository(EvidenceMediaRow).existsBy({ id });
  }
}
