import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import { systemActor } from '../../kernel/access/index.js';
import { ok, refuse } from '../../kernel/result.js';
import { LawService } from '../calendar/index.js';
import { Acts } from '../ledger/index.js';
import { LicenceActs } from './licence-acts.js';
import { LicenceRow } from './licence.entity.js';

type Days = Pick<LicenceRow, 'publishBy' | 'deliverBy'>;

/** When a year's calendar is published, the days of what is neither published nor delivered yet are counted anew. */
@Injectable()
export class RecountLicences implements OnApplicationBootstrap {
  private readonly logger = new Logger(RecountLicences.name);
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly acts: Acts,
    private readonly licences: LicenceActs,
    law: LawService,
    @InjectRepository(LicenceRow) private readonly rows: Repository<LicenceRow>,
  ) {
    law.onPublished(() => this.begin());
  }

  /** The next version of the program may have shipped the year. */
  onApplicationBootstrap(): void {
    this.begin();
  }

  /** Resolves when the recount that was asked for last is done. */
  settled(): Promise<void> {
    return this.running;
  }

  private begin(): void {
    const recount = () => this.recount().catch((error: Error) => this.logger.error(error));
    this.running = this.running.then(recount);
  }

  private async recount(): Promise<void> {
    const open = await this.rows.findBy([
      { settledOn: IsNull() },
      { deliveredOn: IsNull(), ending: IsNull() },
    ]);
    for (const row of open) if (this.moved(row)) await this.one(row);
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
    const publishBy =
      row.settledOn === null ? this.licences.due('LIC-10', row.decidedOn, row) : row.publishBy;
    const deliverBy =
      row.deliveredOn === null ? this.licences.due('LIC-05', row.decidedOn, row) : row.deliverBy;
    return publishBy === row.publishBy && deliverBy === row.deliverBy ? undefined : { publishBy, deliverBy };
  }
}
