import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import { Acts, type Scene } from '../../ledger/index.js';
import { type DecidedCase, DisclosureMatter } from '../disclosure-matter.js';
import { DisclosureRow, type DisclosureState } from '../disclosure.entities.js';
import type { AssessedView } from '../dto/disclosure-views.js';

/** PUB-04 (行政处罚法 第48条第1款): is the decision of social impact? Yes or no, with a reason either way. */
@Injectable()
export class AssessDisclosure {
  constructor(
    private readonly acts: Acts,
    private readonly files: CaseFiles,
    private readonly matter: DisclosureMatter,
  ) {}

  /** A "no" ends the clock of PUB-01; it may be judged anew until something was published. */
  async assess(
    actor: Actor,
    caseId: string,
    input: { socialImpact: boolean; reason: string },
  ): Promise<Result<AssessedView>> {
    const seen = await this.files.seen(actor, caseId);
    if (!seen.ok) return seen;
    const subject = { agencyId: seen.value.agencyId, type: 'case', id: caseId };
    return this.acts.perform(actor, 'disclosure.assess', subject, async (scene) => {
      const decided = await this.matter.decided(caseId, scene.tx);
      if (!decided.ok) return decided;
      const rows = scene.tx.getRepository(DisclosureRow);
      const earlier = await rows.findOneBy({ caseId });
      if (earlier?.state === 'published' || earlier?.state === 'withdrawn')
        return refuse('disclosure.out-of-order', { facts: { state: earlier.state } });
      const row = await this.row(scene, decided.value, earlier, input);
      await rows.save(row);
      if (!input.socialImpact)
        for (const rule of ['PUB-01', 'PUB-03']) await this.files.stopClock(scene, caseId, rule);
      const { id, state, due, originalSha256 } = row;
      return ok({
        value: { id, state, due },
        detail: {
          disclosureId: id,
          socialImpact: input.socialImpact,
          reason: input.reason,
          state,
          due,
          originalSha256,
        },
      });
    });
  }

  private async row(
    scene: Scene,
    { file, decision }: DecidedCase,
    earlier: DisclosureRow | null,
    input: { socialImpact: boolean; reason: string },
  ): Promise<DisclosureRow> {
    const judged = {
      state: stateAfter(input.socialImpact, earlier?.state),
      socialImpact: input.socialImpact,
      impactReason: input.reason,
      assessedBy: scene.actor.userId,
      assessedByName: scene.actor.name,
      assessedAt: scene.now,
    };
    if (earlier) return { ...earlier, ...judged, version: earlier.version + 1 };
    const clock = await this.matter.clock(scene.tx, file.id, 'PUB-01');
    if (!clock) throw new Error('a decision without the clock of PUB-01');
    return {
      ...judged,
      id: scene.newId(),
      agencyId: file.agencyId,
      caseId: file.id,
      decisionId: decision.id,
      slug: randomBytes(15).toString('base64url'),
      due: clock.due,
      originalSha256: decision.textSha256,
      ...EMPTY,
      version: 1,
    };
  }
}

const EMPTY = {
  redaction: null,
  removals: null,
  kept: null,
  publishedText: null,
  publishedSha256: null,
  record: null,
  files: null,
  preparedBy: null,
  preparedByOfficerId: null,
  preparedByName: null,
  preparedAt: null,
  returnReason: null,
  returnedByName: null,
  releasedBy: null,
  releasedByName: null,
  releasedAt: null,
  withdrawnBy: null,
  withdrawnByName: null,
  withdrawnAt: null,
  publicReason: null,
  displayRule: null,
  showThrough: null,
  endedBy: null,
} as const;

/** A draft that exists stays one when the answer is still yes. */
function stateAfter(socialImpact: boolean, before: DisclosureState | undefined): DisclosureState {
  if (!socialImpact) return 'assessed-private';
  return before === 'drafted' || before === 'returned' ? before : 'assessed';
}
