import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { UserRow } from '../../accounts/index.js';
import { CaseActs, type CaseScene } from '../case-acts.js';
import { CaseDecisionRow } from '../case.entities.js';
import { Clocks, REVIEW_CLOCKS } from '../clocks.js';
import type { DecideInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { Matter } from '../matter.js';
import { nextNumber } from '../numbers.js';
import {
  contentsComplete,
  deciderIsNotOfficer,
  deciderIsNotReviewer,
  discussedWhereNeeded,
  draftHolds,
  notHarsherThanNoticed,
  partyWasHeard,
  reviewAllowsDecision,
} from '../rules/decision.rules.js';
import type { DecisionDraft } from '../rules/draft.js';
import { decisionText } from '../texts.js';
import { sha256 } from '../timeline.js';

/** 作出决定: the head of the agency decides what was noticed, heard and reviewed, and nothing else. */
@Injectable()
export class Decide {
  constructor(
    private readonly cases: CaseActs,
    private readonly guards: Guards,
    private readonly clocks: Clocks,
    private readonly matter: Matter,
  ) {}

  decide(
    actor: Actor,
    caseId: string,
    input: DecideInput,
  ): Promise<Result<{ number: string; publishBy: string }>> {
    return this.cases.perform(
      actor,
      'case.decide',
      caseId,
      async (scene) => {
        const { file, tx, today } = scene;
        const { draft } = file;
        if (!draft) return refuse('case.no-draft', { next: '先拟定处罚决定' });
        const capacity = await this.guards.capacity(scene, file, today);
        if (!capacity.ok) return capacity;
        const mayDecide = await this.mayDecide(scene, draft, actor);
        if (!mayDecide.ok) return mayDecide;
        const scope = await this.matter.answer(scene, file, draft, 'case.decide');
        const current = await this.matter.bindings(tx, file, draft);
        const latest = (await this.matter.latestReview(tx, caseId)) ?? undefined;
        const hearing = await this.matter.hearing(tx, caseId);
        const reviewed = reviewAllowsDecision({
          scope,
          latest,
          current,
          hearingRecordedAt: hearing?.recordedAt ?? undefined,
        });
        if (!reviewed.ok) return reviewed;

        const reviewer = latest && (await tx.getRepository(UserRow).findOneBy({ id: latest.reviewerUserId }));
        const apart = deciderIsNotReviewer(
          latest && { userId: latest.reviewerUserId, officerId: reviewer?.officerId ?? null },
          actor,
        );
        if (!apart.ok) return apart;

        const agency = capacity.value;
        const number = await nextNumber(scene, agency, draft.kind === 'penalty' ? '罚决' : '不罚决');
        const text = decisionText(number, file, draft, agency, today);
        const decision: CaseDecisionRow = {
          id: scene.newId(),
          agencyId: file.agencyId,
          caseId,
          number,
          kind: draft.kind,
          penalties: draft.penalties,
          fineFen: draft.fineFen,
          confiscatedFen: draft.confiscatedFen,
          basis: draft.basis,
          text,
          textSha256: sha256(text),
          decidedOn: today,
          decidedAt: scene.now,
          decidedBy: actor.userId,
          reviewRequired: scope.required,
          reviewOutcomeId: reviewed.value,
          ...current,
          servedOn: null,
          servedBy: null,
          annulledOn: null,
          annulledBecause: null,
        };
        await tx.getRepository(CaseDecisionRow).insert(decision);
        await this.clocks.stop(scene, caseId, ['PEN-06', 'PEN-08', 'PEN-10', ...REVIEW_CLOCKS], today);
        await this.clocks.start(scene, file, 'PEN-19', today);
        const publication = await this.clocks.start(scene, file, 'PUB-01', today);
        return ok({
          value: { number, publishBy: publication.due },
          documents: [
            {
              kind: '行政处罚决定书',
              title: draft.kind === 'penalty' ? '行政处罚决定书' : '不予行政处罚决定书',
              body: text,
              number,
            },
          ],
          detail: {
            number,
            reviewRequired: scope.required,
            because: scope.because,
            review: reviewed.value,
            ...current,
          },
        });
      },
      input.version,
    );
  }

  private async mayDecide(scene: CaseScene, draft: DecisionDraft, actor: Actor): Promise<Result<void>> {
    const { file, tx, today } = scene;
    const hearing = await this.matter.hearing(tx, file.id);
    const defence = await this.clocks.last(tx, file.id, 'PEN-08');
    const hearingRequest = await this.clocks.last(tx, file.id, 'PEN-10');
    return firstRefusal(
      () => deciderIsNotOfficer(file.officerIds, actor.officerId),
      () => draftHolds(draft),
      () =>
        contentsComplete({
          partyName: file.partyName,
          partyAddress: file.party.address,
          facts: file.facts,
          draft,
        }),
      () =>
        partyWasHeard({
          draft,
          noticedOn: file.noticedOn,
          defence: file.defence,
          defenceDue: defence?.due,
          hearingOffered: file.hearingOffered,
          hearingDue: this.matter.hearingDue(file, draft, today),
          hearingRequestDue: hearingRequest?.due,
          hearing: hearing ?? undefined,
          today,
        }),
      () => notHarsherThanNoticed(draft, file.noticed),
      () => discussedWhereNeeded(file),
    );
  }
}
