import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, type Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import type { Instant } from '../../../kernel/time.js';
import { nothingLeft } from '../../../platform/jobs/index.js';
import { Acts } from '../../ledger/index.js';
import { EvidenceRow } from '../evidence.entity.js';
import { type CheckTrigger, StoreCheckRow } from './store-check.entities.js';

/** Begins the reading of all an agency's stored bytes; the reading itself goes on beside everything else. */
@Injectable()
export class StartStoreCheck {
  constructor(
    private readonly acts: Acts,
    @InjectRepository(EvidenceRow) private readonly evidence: Repository<EvidenceRow>,
  ) {}

  /**
   * Refuses `not-found` for an agency out of sight, `store.check-running` while one is under way, and
   * `jobs.nothing-left` where one began after `unlessSince`.
   */
  async start(
    actor: Actor,
    agencyId: string,
    trigger: CheckTrigger,
    unlessSince?: Instant,
  ): Promise<Result<StoreCheckRow>> {
    const items = await this.evidence.countBy({ agencyId });
    const bytes = (await this.evidence.sum('bytes', { agencyId })) ?? 0;
    const subject = { agencyId, type: 'agency', id: agencyId };
    return this.acts.perform(actor, 'store.check', subject, async (scene) => {
      const checks = scene.tx.getRepository(StoreCheckRow);
      if (await checks.existsBy({ agencyId, state: 'running' })) {
        return refuse('store.check-running', { next: '请等待当前复核完成' });
      }
      // Another process may have begun and finished one meanwhile.
      if (unlessSince && (await checks.existsBy({ agencyId, startedAt: MoreThan(unlessSince) })))
        return nothingLeft();
      const row: StoreCheckRow = {
        id: scene.newId(),
        agencyId,
        trigger,
        state: 'running',
        startedBy: actor.userId,
        startedByName: actor.name,
        startedAt: scene.now,
        items,
        bytes: Number(bytes),
        itemsRead: 0,
        bytesRead: 0,
        findings: 0,
        finishedAt: null,
      };
      await checks.insert(row);
      return ok({ value: row, detail: { checkId: row.id, trigger, items, bytes: row.bytes } });
    });
  }
}
