import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Clock } from '../../platform/time/index.js';
import { Acts } from '../ledger/index.js';
import { EvidenceReader } from './evidence-reader.js';
import type { EvidenceRow } from './evidence.entity.js';
import { Retention } from './retention/index.js';

/**
 * A player asks for hundreds of pieces of one video. They are one viewing, entered once: the first request of a
 * person for an item writes the entry, and those within this time after it belong to it.
 */
const VIEWING_MS = 10 * 60_000;
const REMEMBERED = 10_000;

interface Viewing {
  readonly since: number;
  readonly entered: Promise<Result<void>>;
}

/** Lets bytes out: the ledger entry stands before the first byte flows. */
@Injectable()
export class ViewEvidence {
  private readonly viewings = new Map<string, Viewing>();

  constructor(
    private readonly acts: Acts,
    private readonly clock: Clock,
    private readonly reader: EvidenceReader,
    private readonly retention: Retention,
  ) {}

  /** For the screen. One entry for each person, item and ten minutes. Refuses `not-found` and `access.denied`. */
  async view(actor: Actor, id: string): Promise<Result<EvidenceRow>> {
    const seen = await this.present(actor, id);
    if (!seen.ok) return seen;
    const entered = await this.enteredOnce(actor, seen.value);
    return entered.ok ? seen : entered;
  }

  /** To take away. Every time an entry, with the reason. Refuses `evidence.reason-required` besides. */
  async download(actor: Actor, id: string, reason: string | undefined): Promise<Result<EvidenceRow>> {
    const seen = await this.present(actor, id);
    if (!seen.ok) return seen;
    if (!reason) return refuse('evidence.reason-required', { next: '请填写下载理由' });
    const entered = await this.enter(actor, 'evidence.download', seen.value, reason);
    return entered.ok ? seen : entered;
  }

  /** The item, while its bytes are there. */
  private async present(actor: Actor, id: string): Promise<Result<EvidenceRow>> {
    const seen = await this.reader.seen(actor, id);
    if (!seen.ok) return seen;
    const gone = (await this.retention.disposed([id])).get(id);
    if (!gone) return seen;
    const { certificateNumber, disposedAt } = gone;
    return refuse('evidence.disposed', {
      detail: `内容已销毁，销毁证明${certificateNumber}`,
      facts: { certificateNumber, disposedAt, disposalId: gone.id },
    });
  }

  private async enteredOnce(actor: Actor, row: EvidenceRow): Promise<Result<void>> {
    const key = `${actor.userId} ${row.id}`;
    const now = this.clock.ms();
    const known = this.viewings.get(key);
    if (known && now >= known.since && now - known.since < VIEWING_MS) return known.entered;
    const entered = this.enter(actor, 'evidence.view', row);
    this.remember(key, { since: now, entered });
    // What was not entered was not seen: the next request tries again.
    const forget = (): void => void this.viewings.delete(key);
    entered.then((result) => (result.ok ? undefined : forget()), forget);
    return entered;
  }

  private enter(
    actor: Actor,
    act: 'evidence.view' | 'evidence.download',
    row: EvidenceRow,
    reason?: string,
  ): Promise<Result<void>> {
    const { agencyId, id, caseId, sha256 } = row;
    return this.acts.perform(actor, act, { agencyId, type: 'evidence', id }, async () =>
      ok({ value: undefined, detail: { caseId, sha256, reason } }),
    );
  }

  private remember(key: string, viewing: Viewing): void {
    this.viewings.delete(key);
    this.viewings.set(key, viewing);
    // The oldest go first; forgetting one costs no more than another entry.
    if (this.viewings.size > REMEMBERED) this.viewings.delete(this.viewings.keys().next().value!);
  }
}
