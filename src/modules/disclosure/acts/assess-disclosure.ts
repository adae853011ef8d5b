import { randomBytes } from 'node:crypto';
import { ok, type Result } from '../../../kernel/result.js';
import { AssessmentAct, type AssessmentContext, type AssessmentOutcome } from '../assessment-acts.js';
import type { DisclosureRow, DisclosureState } from '../disclosure.entities.js';
import type { AssessedView } from '../dto/disclosure-views.js';
import type { Publishable } from '../publishables/publishable.js';
import { Publishables } from '../publishables/publishables.js';
import { type Assessment, assessed, type AssessmentAnswers } from '../rules/assessment.rules.js';
import type { PublishableKind } from '../rules/publishable-kinds.js';

/**
 * PUB-04 (行政处罚法 第48条第1款): is the decision of social impact? Yes or no, with a reason either way. Of a licence
 * nobody is asked (PUB-11). A "no" ends the clock of the publication; it may be judged anew until something was
 * published. Refuses `disclosure.reason-missing`.
 */
@AssessmentAct({
  name: 'disclosure.assess',
  roles: ['discloser'],
  title: { zh: '评估是否公示', en: 'Assess whether to publish' },
})
export class AssessDisclosure {
  constructor(private readonly publishables: Publishables) {}

  async run(
    context: AssessmentContext,
    said: AssessmentAnswers,
  ): Promise<Result<AssessmentOutcome<AssessedView>>> {
    const { id, tx, earlier } = context;
    const kind = context.params['kind'] as PublishableKind;
    const assessment = assessed(kind, said);
    if (!assessment.ok) return assessment;
    const matter = await this.publishables.of({ kind, decisionId: id }, tx);
    const row = await this.row(context, matter, assessment.value);
    const { socialImpact, reason } = assessment.value;
    const source = this.publishables.source(kind);
    if (!socialImpact) await source.keptPrivate(context, matter);
    else if (earlier?.state === 'assessed-private') await source.reopened?.(context, matter);
    const { state, due, originalSha256 } = row;
    return ok({
      value: { id: row.id, state, due },
      row,
      detail: {
        ...{ disclosureId: row.id, socialImpact, reason, state, due, originalSha256 },
        ...(kind !== 'penalty' && { kind, decisionId: id }),
      },
    });
  }

  private async row(
    { actor, now, tx, newId, earlier }: AssessmentContext,
    matter: Publishable,
    { socialImpact, reason }: Assessment,
  ): Promise<DisclosureRow> {
    const judged = {
      state: stateAfter(socialImpact, earlier?.state),
      ...{ socialImpact, impactReason: reason },
      assessedBy: actor.userId,
      assessedByName: actor.name,
      assessedAt: now,
    };
    if (earlier) return { ...earlier, ...judged, version: earlier.version + 1 };
    return {
      ...judged,
      ...{ id: newId(), agencyId: matter.agencyId, kind: matter.kind },
      ...{ caseId: matter.caseId, decisionId: matter.id },
      slug: randomBytes(15).toString('base64url'),
      due: await this.publishables.source(matter.kind).publishBy(matter, tx),
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
