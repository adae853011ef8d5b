import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import { systemActor } from '../../kernel/access/index.js';
import { ok, refuse } from '../../kernel/result.js';
import { Jobs } from '../../platform/jobs/index.js';
import { LawService } from '../calendar/index.js';
import { Acts } from '../ledger/index.js';
import { LicenceColumns } from './licence-columns.js';
import { LicenceRow } from './licence.entity.js';

type Days = Pick<LicenceRow, 'publishBy' | 'deliverBy'>;

const JOB = 'recount-licences';
const DAY_MS = 24 * 3_600_000;

/**
 * When a year's calendar is published, the days of what is neither published nor delivered yet are counted anew; at
 * the start too, because the next version of the program may have shipped the year.
 */
@Injectable()
export class RecountLicences {
  constructor(
    private readonly acts: Acts,
    private readonly columns: LicenceColumns,
    law: LawService,
    @InjectRepository(LicenceRow) private readonly rows: Repository<LicenceRow>,
    private readonly jobs: Jobs,
  ) {
    const run = (signal: AbortSignal) => this.recount(signal);
    jobs.register({ name: JOB, everyMs: DAY_MS, alone: true, atStart: true, run });
    // Where another process leads, that one learns of the year within half a minute.
    law.onPublished(() => jobs.wake(JOB));
  }

  /** Resolves when the recount that was asked for last is done. */
  settled(): Promise<void> {
    return this.jobs.idle(JOB);
  }

  async recount(signal?: AbortSignal): Promise<void> {
    const open = await this.rows.find({
      where: [{ settledOn: IsNull() }, { deliveredOn: IsNull(), ending: IsNull() }],
      order: { id: 'ASC' },
    });
    for (const row of open) {
      if (signal?.aborted) return;
      if (this.moved(row)) await this.one(row);
    }
  }

  private async one({ id, agencyId }: LicenceRow): Promise<void> {
    const actor = systemActor(agencyId, ['sysadmin']);
    const subject = { agencyId, type: 'licence', id };
    const done = await this.acts.perform(actor, 'calendar.recount', subject, async ({ tx }) => {
      const rows = tx.getRepository(LicenceRow);
      const row = await rows.findOneByOrFail({ id });
      const days = this.moved(row);
      // Another process was faster: nothing is left to say.
      if (!days) return refuse('calendar.unchanged');
      await rows.update({ id }, days);
      const { publishBy, deliverBy } = row;
      return ok({ value: undefined, detail: { from: { publishBy, deliverBy }, to: { ...days } } });
    });
    if (!done.ok && done.refusal.code !== 'calendar.unchanged')
      throw new Error(`licence ${id} not recounted: ${done.refusal.code}`);
  }

  /** The days as they are counted now, where they differ; what was done already keeps the day it was due by. */
  private moved(row: LicenceRow): Days | undefined {
    const publishBy = row.settledOn === null ? this.columns.due('LIC-10', row.decidedOn, row) : row.publishBy;
    const deliverBy =
      row.deliveredOn === null ? this.columns.due('LIC-05', row.decidedOn, row) : row.deliverBy;
    return publishBy === row.publishBy && deliverBy === row.deliverBy ? undefined : { publishBy, deliverBy };
  }
}
