import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { CaseActs, type CaseScene } from '../case-acts.js';
import { CaseDecisionRow } from '../case.entities.js';
import { Clocks, REVIEW_CLOCKS } from '../clocks.js';
import type { DecideInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { involvedIn } from '../involved.js';
import { Matter } from '../matter.js';
import { nextNumber } from '../numbers.js';
import type { Bindings } from '../rules/bindings.js';
import { decisionGate, type GateFacts } from '../rules/decision-gate.js';
import { publishedBy } from '../rules/publication.rules.js';
import type { DecisionDraft } from '../rules/draft.js';
import type { ReviewScope } from '../rules/review-scope.rules.js';
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
        const scope = await this.matter.answer(scene, file, draft, 'case.decide');
        const current = await this.matter.bindings(tx, file, draft);
        const reviewed = decisionGate(await this.facts(scene, draft, scope, current));
        if (!reviewed.ok) return reviewed;
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
        const publication = await this.clocks.start(scene, file, publishedBy(draft.kind).publish, today);
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

  /** What the decision is judged by, as it stands inside the transaction. */
  private async facts(
    scene: CaseScene,
    draft: DecisionDraft,
    scope: ReviewScope,
    current: Bindings,
  ): Promise<GateFacts> {
    const { file, tx, today, actor } = scene;
    const { officerIds, partyName, facts, noticed, noticedOn, defence } = file;
    const { hearingOffered, complex, grave, discussedOn } = file;
    const defenceClock = await this.clocks.last(tx, file.id, 'PEN-08');
    const requestClock = await this.clocks.last(tx, file.id, 'PEN-10');
    return {
      ...{ officerIds, partyName, facts, draft, noticed, noticedOn, defence },
      ...{ hearingOffered, complex, grave, discussedOn, scope, current, today },
      ...(await this.matter.review(tx, file.id)),
      deciderOfficerId: actor.officerId,
      partyAddress: file.party.address,
      defenceDue: defenceClock?.due,
      hearingDue: this.matter.hearingDue(file, draft, today),
      hearingRequestDue: requestClock?.due,
      hearing: (await this.matter.hearing(tx, file.id)) ?? undefined,
      involved: await involvedIn(tx, file.id, [actor.userId]),
    };
  }
}
