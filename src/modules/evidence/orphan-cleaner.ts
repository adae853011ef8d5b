import { Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { Jobs } from '../../platform/jobs/index.js';
import { Clock } from '../../platform/time/index.js';
import { EvidenceStore } from './evidence-store.js';
import { EvidenceRow } from './evidence.entity.js';
import { KeptObjects } from './media/kept-objects.js';

const EVERY_MS = 10 * 60_000;
/** Far longer than an act takes: what is under way anywhere, also in another process, is left alone. */
const UNDER_WAY_MS = 10 * 60_000;

/**
 * Removes objects that a crash left between the storing of bytes and the act: their staging name is still there, and
 * no row and no unfinished upload knows them. An object without a staging name is never touched.
 */
@Injectable()
export class OrphanCleaner {
  private readonly logger = new Logger('store');
  private running: Promise<number> | undefined;

  constructor(
    @InjectRepository(EvidenceRow) private readonly rows: Repository<EvidenceRow>,
    private readonly store: EvidenceStore,
    private readonly kept: KeptObjects,
    private readonly clock: Clock,
    jobs: Jobs,
  ) {
    // Each process has a staging folder of its own.
    jobs.register({ name: 'tidy-store', everyMs: EVERY_MS, alone: false, run: () => this.tidy() });
  }

  /** Answers how many objects were removed. */
  tidy(): Promise<number> {
    this.running ??= this.through().finally(() => (this.running = undefined));
    return this.running;
  }

  private async through(): Promise<number> {
    const { staging, objects, journal } = this.store;
    let removed = 0;
    for await (const { id, changedAt } of staging.list()) {
      if (this.clock.ms() - changedAt < UNDER_WAY_MS) continue;
      if ((await this.rows.existsBy({ id })) || (await this.kept.knows(id))) continue;
      // An upload whose end was not answered is completed later, under this id and with these bytes.
      if (await journal.find(id)) continue;
      if (await objects.remove(id)) removed += 1;
    }
    if (removed > 0) this.logger.warn(`removed ${removed} objects that a crash had left without their act`);
    return removed;
  }
}
