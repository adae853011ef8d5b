import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, type Repository } from 'typeorm';
import { systemActor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Jobs } from '../../platform/jobs/index.js';
import { Clock } from '../../platform/time/index.js';
import { ExpireDisclosure } from './acts/expire-disclosure.js';
import { DisclosureActs } from './disclosure-acts.js';
import { DisclosureRow } from './disclosure.entities.js';

const HOUR_MS = 3_600_000;
const AT_ONCE = 200;

/**
 * 公示期满 (PUB-12): every public reading compares the last day with today, so the period ends at midnight by itself;
 * this act then takes the content out of the public table, once an hour and at the start.
 */
@Injectable()
export class ExpireDisclosures {
  constructor(
    private readonly disclosures: DisclosureActs,
    private readonly clock: Clock,
    @InjectRepository(DisclosureRow) private readonly rows: Repository<DisclosureRow>,
    jobs: Jobs,
  ) {
    jobs.register({
      name: 'expire-disclosures',
      everyMs: HOUR_MS,
      alone: true,
      atStart: true,
      run: (signal) => this.run(signal),
    });
  }

  /** Ends all whose last day has passed; answers how many. */
  async run(signal?: AbortSignal): Promise<number> {
    let count = 0;
    for (;;) {
      const due = await this.rows.find({
        where: { state: 'published', showThrough: LessThan(this.clock.today()) },
        select: { id: true, agencyId: true },
        order: { id: 'ASC' },
        take: AT_ONCE,
      });
      for (const { id, agencyId } of due) {
        if (signal?.aborted) return count;
        const done = await this.expire(id, agencyId);
        // Somebody was faster: it is not published any more.
        if (!done.ok && done.refusal.code === 'disclosure.out-of-order') continue;
        if (!done.ok) throw new Error(`${id}: ${done.refusal.code}`);
        count += 1;
      }
      if (due.length < AT_ONCE) return count;
    }
  }

  private expire(id: string, agencyId: string): Promise<Result<void>> {
    const actor = systemActor(agencyId, ['releaser']);
    return this.disclosures.run(ExpireDisclosure, { actor, id, input: undefined });
  }
}
