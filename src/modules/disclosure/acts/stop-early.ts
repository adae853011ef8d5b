import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { DisclosureActs } from '../disclosure-acts.js';
import type { StoppedEarlyView } from '../dto/request-views.js';
import { Publishables } from '../publishables/publishables.js';
import { PublicRecordWriter } from '../public-record-writer.js';
import { EarlyStops } from '../requests/early-stop.js';
import { requestIs } from '../requests/request-acts.js';
import { PublicRequestRow } from '../requests/request.entities.js';
import { STOPPED_REASON, tombstoneOf } from '../rules/public-record.rules.js';
import { isSecondPerson } from '../rules/release.rules.js';

/**
 * 提前停止公示 (PUB-14): a second person, not who proposed it, takes the record out of the public table at the request
 * of its party; the address says so.
 */
@Injectable()
export class StopEarly {
  constructor(
    private readonly disclosures: DisclosureActs,
    private readonly publishables: Publishables,
    private readonly early: EarlyStops,
    @InjectRepository(PublicRequestRow) private readonly requests: Repository<PublicRequestRow>,
  ) {}

  /** Refuses `request.out-of-order`, `disclosure.same-person`, and what PUB-14 refuses on the day of the stop. */
  async stop(actor: Actor, requestId: string): Promise<Result<StoppedEarlyView>> {
    const known = await this.requests.findOneBy({ id: requestId });
    if (!known || !sees(actor, known.agencyId)) return refuse('not-found');
    const proposed = requestIs('proposed', known);
    if (!proposed.ok) return proposed;
    return this.disclosures.perform(
      actor,
      'disclosure.stop-early',
      known.disclosureId!,
      async (scene, row) => {
        const rows = scene.tx.getRepository(PublicRequestRow);
        const request = await rows.findOneByOrFail({ id: requestId });
        const matter = await this.publishables.of(row, scene.tx);
        const records = new PublicRecordWriter(scene.tx);
        const { publishedOn } = await records.row(row.slug);
        const proposer = { userId: request.answeredBy, officerId: request.answeredByOfficerId };
        const findings = request.findings ?? [];
        const may = firstRefusal(
          () => requestIs('proposed', request),
          () => isSecondPerson(proposer, actor),
          () => this.early.judge(matter, publishedOn!, scene.today, findings),
        );
        if (!may.ok) return may;
        const stoppedOn = scene.today;
        await records.end(row.slug, tombstoneOf(stoppedOn, STOPPED_REASON, 'stopped'));
        await rows.update(
          { id: requestId },
          {
            ...{ state: 'accepted', settledOn: stoppedOn, settledByName: actor.name },
            version: request.version + 1,
          },
        );
        return ok({
          value: { slug: row.slug, stoppedOn },
          changes: {
            ...{ state: 'withdrawn' as const, endedBy: 'stopped' as const, publicReason: STOPPED_REASON },
            ...{ withdrawnBy: actor.userId, withdrawnByName: actor.name, withdrawnAt: scene.now },
          },
          detail: {
            ...{ slug: row.slug, stoppedOn, requestId, findings, proposedBy: request.answeredBy },
            publishedSha256: row.publishedSha256,
          },
        });
      },
    );
  }
}
