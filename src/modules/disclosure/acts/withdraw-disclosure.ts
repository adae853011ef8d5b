import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { DisclosureActs } from '../disclosure-acts.js';
import type { WithdrawnView } from '../dto/disclosure-views.js';
import { Publishables } from '../publishables/publishables.js';
import { PublicRecordWriter } from '../public-record-writer.js';
import { containsNothingPrivate } from '../rules/reason.rules.js';
import { tombstoneOf } from '../rules/public-record.rules.js';

/**
 * 撤回公示 (PUB-03, 行政处罚法 第48条第2款; PUB-03b of other decisions): the reason stays at the public address, everything else leaves the public
 * table in this act. The office keeps its copy.
 */
@Injectable()
export class WithdrawDisclosure {
  constructor(
    private readonly disclosures: DisclosureActs,
    private readonly publishables: Publishables,
  ) {}

  withdraw(actor: Actor, id: string, reason: string): Promise<Result<WithdrawnView>> {
    return this.disclosures.perform(actor, 'disclosure.withdraw', id, async (scene, row) => {
      const clean = containsNothingPrivate(reason, row.redaction ?? {});
      if (!clean.ok) return clean;
      const { slug } = row;
      const matter = await this.publishables.of(row, scene.tx);
      const withdrawnOn = scene.today;
      await new PublicRecordWriter(scene.tx).end(slug, tombstoneOf(withdrawnOn, reason));
      const due = await this.publishables.source(matter.kind).withdrawn(scene, matter, { slug, reason });
      const inTime = due === null || withdrawnOn <= due;
      return ok({
        value: { slug, withdrawnOn, due, inTime },
        changes: {
          state: 'withdrawn' as const,
          endedBy: 'withdrawn' as const,
          withdrawnBy: actor.userId,
          withdrawnByName: actor.name,
          withdrawnAt: scene.now,
          publicReason: reason,
        },
        detail: { slug, withdrawnOn, due, inTime, reason, publishedSha256: row.publishedSha256 },
      });
    });
  }
}
