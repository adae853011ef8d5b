import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import { DisclosureActs } from '../disclosure-acts.js';
import { DisclosureMatter } from '../disclosure-matter.js';
import type { WithdrawnView } from '../dto/disclosure-views.js';
import { PublicShelf } from '../public-shelf.js';
import { tellsNothingPrivate } from '../rules/reason.rules.js';
import { tombstoneOf } from '../rules/public-record.rules.js';

/**
 * 撤回公示 (PUB-03, 行政处罚法 第48条第2款): the reason stays at the public address, everything else leaves the public
 * table in this act. The office keeps its copy.
 */
@Injectable()
export class WithdrawDisclosure {
  constructor(
    private readonly disclosures: DisclosureActs,
    private readonly matter: DisclosureMatter,
    private readonly files: CaseFiles,
  ) {}

  withdraw(actor: Actor, id: string, reason: string): Promise<Result<WithdrawnView>> {
    return this.disclosures.perform(actor, 'disclosure.withdraw', id, async (scene, row) => {
      const clean = tellsNothingPrivate(reason, row.redaction ?? {});
      if (!clean.ok) return clean;
      const { slug, caseId } = row;
      const withdrawnOn = scene.today;
      await new PublicShelf(scene.tx).end(slug, tombstoneOf(withdrawnOn, reason));
      const clock = await this.matter.clock(scene.tx, caseId, 'PUB-03');
      await this.files.stopClock(scene, caseId, 'PUB-03');
      await this.files.note(scene, caseId, 'disclosure.withdraw', [], { slug, reason });
      const due = clock?.due ?? null;
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
