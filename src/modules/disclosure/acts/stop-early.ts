import { firstRefusal, ok, type Result } from '../../../kernel/result.js';
import type { DisclosureOutcome } from '../disclosure-acts.js';
import { StoppedEarlyView } from '../dto/request-views.js';
import { PublicRecordWriter } from '../public-record-writer.js';
import { Publishables } from '../publishables/publishables.js';
import { EarlyStops } from '../requests/early-stop.js';
import { EarlyStopAct, type StopContext } from '../requests/request-acts.js';
import { STOPPED_REASON, tombstoneOf } from '../rules/public-record.rules.js';
import { isSecondPerson } from '../rules/release.rules.js';

/**
 * 提前停止公示 (PUB-14): a second person, not who proposed it, takes the record out of the public table at the request
 * of its party; the address says so. Refuses `request.out-of-order`, `disclosure.same-person`, and what PUB-14 refuses on
 * the day of the stop.
 */
@EarlyStopAct({
  name: 'disclosure.stop-early',
  roles: ['releaser'],
  title: { zh: '提前停止公示', en: 'Stop the publication early' },
  route: 'POST requests/:id/stop',
  operationId: 'Requests_stop',
  answer: StoppedEarlyView,
  from: ['published'],
})
export class StopEarly {
  constructor(
    private readonly publishables: Publishables,
    private readonly early: EarlyStops,
  ) {}

  async run({
    tx,
    actor,
    now,
    today,
    request,
    ...context
  }: StopContext): Promise<Result<DisclosureOutcome<StoppedEarlyView>>> {
    const row = context.row!;
    const matter = await this.publishables.of(row, tx);
    const records = new PublicRecordWriter(tx);
    const { publishedOn } = await records.row(row.slug);
    const proposer = { userId: request.answeredBy, officerId: request.answeredByOfficerId };
    const findings = request.findings ?? [];
    const may = firstRefusal(
      () => isSecondPerson(proposer, actor),
      () => this.early.judge(matter, publishedOn!, today, findings),
    );
    if (!may.ok) return may;
    const stoppedOn = today;
    await records.end(row.slug, tombstoneOf(stoppedOn, STOPPED_REASON, 'stopped'));
    return ok({
      value: { slug: row.slug, stoppedOn },
      changes: {
        ...{ state: 'withdrawn' as const, endedBy: 'stopped' as const, publicReason: STOPPED_REASON },
        ...{ withdrawnBy: actor.userId, withdrawnByName: actor.name, withdrawnAt: now },
      },
      detail: {
        ...{ slug: row.slug, stoppedOn, requestId: request.id, findings, proposedBy: request.answeredBy },
        publishedSha256: row.publishedSha256,
      },
    });
  }
}
