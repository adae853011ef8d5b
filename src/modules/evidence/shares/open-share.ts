import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { systemActor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceRow } from '../evidence.entity.js';
import { Retention } from '../retention/index.js';
import { digestOf } from './share-evidence.js';
import { EvidenceShareRow } from './share.entity.js';

const VIEWING_MS = 10 * 60_000;

export interface OpenedShare {
  readonly share: EvidenceShareRow;
  readonly item: EvidenceRow;
}

/** What the holder of a link sees, while the link is good: asked again for every piece of the recording. */
@Injectable()
export class OpenShare {
  private readonly viewings = new Map<string, number>();

  constructor(
    @InjectRepository(EvidenceShareRow) private readonly shares: Repository<EvidenceShareRow>,
    private readonly acts: Acts,
    private readonly retention: Retention,
    private readonly clock: Clock,
  ) {}

  /** Refuses `not-found` for a link that never was, `evidence.share-ended` for one that is over. */
  async open(token: string): Promise<Result<OpenedShare>> {
    if (!/^[\w-]{43}$/.test(token)) return refuse('not-found');
    const share = await this.shares.findOneBy({ tokenSha256: digestOf(token) });
    if (!share) return refuse('not-found');
    if (share.revokedAt !== null || share.expiresAt <= this.clock.now())
      return refuse('evidence.share-ended');
    const item = await this.shares.manager
      .getRepository(EvidenceRow)
      .findOneByOrFail({ id: share.evidenceId });
    if ((await this.retention.disposed([item.id])).size > 0) return refuse('evidence.disposed');
    return ok({ share, item });
  }

  /** As `open`, and the viewing stands in the ledger before the first byte flows: one entry for each ten minutes. */
  async view(token: string): Promise<Result<OpenedShare>> {
    const opened = await this.open(token);
    if (!opened.ok) return opened;
    const { share, item } = opened.value;
    const now = this.clock.ms();
    const since = this.viewings.get(share.id);
    if (since !== undefined && now >= since && now - since < VIEWING_MS) return opened;
    const program = systemActor(share.agencyId, ['leader']);
    const subject = { agencyId: share.agencyId, type: 'evidence', id: item.id };
    const entered = await this.acts.perform(program, 'evidence.view-shared', subject, async () =>
      ok({ value: undefined, detail: { shareId: share.id, viewer: share.viewer, sha256: item.sha256 } }),
    );
    if (!entered.ok) return entered;
    this.viewings.set(share.id, now);
    return opened;
  }
}
