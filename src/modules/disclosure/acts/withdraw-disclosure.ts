import { ok, type Result } from '../../../kernel/result.js';
import { DisclosureAct, type DisclosureContext, type DisclosureOutcome } from '../disclosure-acts.js';
import { WithdrawalInput } from '../dto/disclosure-inputs.js';
import { WithdrawnView } from '../dto/disclosure-views.js';
import { PublicRecordWriter } from '../public-record-writer.js';
import { Publishables } from '../publishables/publishables.js';
import { tombstoneOf } from '../rules/public-record.rules.js';
import { containsNothingPrivate } from '../rules/reason.rules.js';

/**
 * 撤回公示 (PUB-03, 行政处罚法 第48条第2款; PUB-03b of other decisions): the reason stays at the public address, everything
 * else leaves the public table in this act. The office keeps its copy. Refuses a reason that tells something private.
 */
@DisclosureAct({
  name: 'disclosure.withdraw',
  roles: ['releaser'],
  title: { zh: '撤回公示', en: 'Withdraw the publication' },
  route: 'POST disclosures/:id/withdrawal',
  operationId: 'Disclosures_withdraw',
  input: WithdrawalInput,
  answer: WithdrawnView,
  from: ['published'],
})
export class WithdrawDisclosure {
  constructor(private readonly publishables: Publishables) {}

  async run(
    context: DisclosureContext,
    { reason }: WithdrawalInput,
  ): Promise<Result<DisclosureOutcome<WithdrawnView>>> {
    const { tx, actor, now, today, row } = context;
    const clean = containsNothingPrivate(reason, row.redaction ?? {});
    if (!clean.ok) return clean;
    const { slug } = row;
    const matter = await this.publishables.of(row, tx);
    const withdrawnOn = today;
    await new PublicRecordWriter(tx).end(slug, tombstoneOf(withdrawnOn, reason));
    const due = await this.publishables.source(matter.kind).withdrawn(context, matter, { slug, reason });
    const inTime = due === null || withdrawnOn <= due;
    return ok({
      value: { slug, withdrawnOn, due, inTime },
      changes: {
        state: 'withdrawn' as const,
        endedBy: 'withdrawn' as const,
        withdrawnBy: actor.userId,
        withdrawnByName: actor.name,
        withdrawnAt: now,
        publicReason: reason,
      },
      detail: { slug, withdrawnOn, due, inTime, reason, publishedSha256: row.publishedSha256 },
    });
  }
}
