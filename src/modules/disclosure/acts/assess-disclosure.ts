import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Actor, sees } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseFiles } from '../../cases/index.js';
import { Acts, type Scene } from '../../ledger/index.js';
import { DisclosureRow, type DisclosureState } from '../disclosure.entities.js';
import type { AssessedView } from '../dto/disclosure-views.js';
import type { Publishable } from '../publishables/publishable.js';
import { Publishables } from '../publishables/publishables.js';
import { type Assessment, assessed, type AssessmentAnswers } from '../rules/assessment.rules.js';
import type { PublishableKind } from '../rules/publishable-kinds.js';

/**
 * PUB-04 (行政处罚法 第48条第1款): is the decision of social impact? Yes or no, with a reason either way. Of a licence
 * nobody is asked (PUB-11).
 */
@Injectable()
export class AssessDisclosure {
  constructor(
    private readonly acts: Acts,
    private readonly files: CaseFiles,
    private readonly publishables: Publishables,
  ) {}

  /** The decision of a case. Refuses `disclosure.no-decision`, and as `assessMatter` does. */
  async assess(actor: Actor, caseId: string, said: AssessmentAnswers): Promise<Result<AssessedView>> {
    const seen = await this.files.seen(actor, caseId);
    if (!seen.ok) return seen;
    const matter = await this.publishables.ofCase(caseId);
    return matter.ok ? this.judge(actor, matter.value, said) : matter;
  }

  /** Refuses `not-found`, `disclosure.reason-missing`, `disclosure.out-of-order` once it was published. */
  async assessMatter(
    actor: Actor,
    { kind, id }: { kind: PublishableKind; id: string },
    said: AssessmentAnswers,
  ): Promise<Result<AssessedView>> {
    const matter = await this.publishables.get(kind, id);
    if (!matter.ok || !sees(actor, matter.value.agencyId)) return refuse('not-found');
    return this.judge(actor, matter.value, said);
  }

  /** A "no" ends the clock of the publication; it may be judged anew until something was published. */
  private judge(
    actor: Actor,
    { kind, id, ...known }: Publishable,
    said: AssessmentAnswers,
  ): Promise<Result<AssessedView>> {
    const { agencyId, caseId } = known;
    const subject = { agencyId, ...(caseId ? { type: 'case', id: caseId } : { type: kind, id }) };
    return this.acts.perform(actor, 'disclosure.assess', subject, async (scene) => {
      const assessment = assessed(kind, said);
      if (!assessment.ok) return assessment;
      const matter = await this.publishables.of({ kind, decisionId: id }, scene.tx);
      const rows = scene.tx.getRepository(DisclosureRow);
      const earlier = await rows.findOneBy({ decisionId: id });
      if (earlier?.state === 'published' || earlier?.state === 'withdrawn')
        return refuse('disclosure.out-of-order', { facts: { state: earlier.state } });
      const row = await this.row(scene, matter, earlier, assessment.value);
      await rows.save(row);
      const { socialImpact, reason } = assessment.value;
      const source = this.publishables.source(kind);
      if (!socialImpact) await source.keptPrivate(scene, matter);
      else if (earlier?.state === 'assessed-private') await source.reopened?.(scene, matter);
      const { state, due, originalSha256 } = row;
      return ok({
        value: { id: row.id, state, due },
        detail: {
          ...{ disclosureId: row.id, socialImpact, reason, state, due, originalSha256 },
          ...(kind !== 'penalty' && { kind, decisionId: id }),
        },
      });
    });
  }

  private async row(
    scene: Scene,
    matter: Publishable,
    earlier: DisclosureRow | null,
    { socialImpact, reason }: Assessment,
  ): Promise<DisclosureRow> {
    const judged = {
      state: stateAfter(socialImpact, earlier?.state),
      ...{ socialImpact, impactReason: reason },
      assessedBy: scene.actor.userId,
      assessedByName: scene.actor.name,
      assessedAt: scene.now,
    };
    if (earlier) return { ...earlier, ...judged, version: earlier.version + 1 };
    return {
      ...judged,
      ...{ id: scene.newId(), agencyId: matter.agencyId, kind: matter.kind },
      ...{ caseId: matter.caseId, decisionId: matter.id },
      slug: randomBytes(15).toString('base64url'),
      due: await this.publishables.source(matter.kind).publishBy(matter, scene.tx),
      originalSha256: matter.textSha256,
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
