import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { legalDayOf } from '../../../kernel/time.js';
import { Clock } from '../../../platform/time/index.js';
import { CaseActs } from '../case-acts.js';
import { CaseDecisionRow, CasePaymentRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import type { OnTheSpotInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { Matter } from '../matter.js';
import { nextNumber } from '../numbers.js';
import { spanHolds } from '../rules/dates.rules.js';
import type { DecisionDraft } from '../rules/draft.js';
import { mayCollectCash, withinSimpleProcedure } from '../rules/on-the-spot.rules.js';
import { onTheSpotText } from '../texts.js';
import { sha256 } from '../timeline.js';
import { leadHolds, newCase } from './register-lead.js';

/** 当场处罚: the simple procedure of 行政处罚法 第51–53条, with two officers all the same. */
@Injectable()
export class DecideOnTheSpot {
  constructor(
    private readonly cases: CaseActs,
    private readonly guards: Guards,
    private readonly clocks: Clocks,
    private readonly matter: Matter,
    private readonly clock: Clock,
  ) {}

  decide(actor: Actor, input: OnTheSpotInput): Promise<Result<{ id: string; number: string }>> {
    const id = this.clock.newId();
    return this.cases.begin(
      actor,
      'case.decide-on-the-spot',
      { id, agencyId: actor.agencyId },
      async (scene) => {
        const occurred = { from: new Date(input.at).toISOString(), to: new Date(input.at).toISOString() };
        const day = legalDayOf(occurred.from);
        const file = newCase(id, actor.agencyId, 'simple', input);
        const known = await this.guards.agency(scene, actor.agencyId);
        file.areaCode = known.areaCode;
        const limits = this.guards.params('PEN-20', file, day).limitFen as unknown as {
          citizen: number;
          organisation: number;
        };
        const smallFine = Number(this.guards.params('PEN-22', file, day).limitFen);
        const may = firstRefusal(
          () => leadHolds(input, scene.today),
          () => spanHolds(occurred, scene.now),
          () =>
            actor.officerId && input.officerIds.includes(actor.officerId)
              ? ok()
              : refuse('case.not-case-officer'),
          () => withinSimpleProcedure(input, limits),
          () => mayCollectCash(input, smallFine),
        );
        if (!may.ok) return may;
        const capacity = await this.guards.capacity(scene, file, day);
        if (!capacity.ok) return capacity;
        const officers = await this.guards.entitled(scene, file, file.officerIds, occurred);
        if (!officers.ok) return officers;

        const agency = capacity.value;
        const number = await nextNumber(scene, agency, '当罚决');
        const draft: DecisionDraft = {
          kind: 'penalty',
          penalties: [input.penalty],
          fineFen: input.fineFen,
          confiscatedFen: 0,
          basis: input.basis,
          tier: '简易程序',
          reasons: input.summary,
          performance: input.collectedFen > 0 ? '当场收缴' : '自收到本决定书之日起十五日内缴纳',
        };
        file.facts = input.summary;
        file.draft = draft;
        file.filedOn = day;
        file.number = number;
        file.defence = 'heard';
        const text = onTheSpotText(number, file, draft, agency, occurred.from, input);
        const bindings = await this.matter.bindings(scene.tx, file as never, draft);
        await scene.tx.getRepository(CaseDecisionRow).insert({
          id: scene.newId(),
          agencyId: file.agencyId,
          caseId: id,
          number,
          kind: 'penalty',
          penalties: draft.penalties,
          fineFen: draft.fineFen,
          confiscatedFen: 0,
          basis: draft.basis,
          text,
          textSha256: sha256(text),
          decidedOn: day,
          decidedAt: scene.now,
          decidedBy: actor.userId,
          reviewRequired: false,
          reviewOutcomeId: null,
          ...bindings,
          servedOn: day,
          servedBy: 'direct',
          annulledOn: null,
          annulledBecause: null,
        });
        await this.clocks.start(scene, file, 'PUB-01', day);
        if (input.collectedFen > 0) {
          await scene.tx.getRepository(CasePaymentRow).insert({
            id: scene.newId(),
            caseId: id,
            paidOn: day,
            amountFen: input.collectedFen,
            receipt: '当场收缴',
          });
          await this.clocks.start(scene, file, 'PEN-23', day);
        }
        if (input.fineFen > input.collectedFen) await this.clocks.start(scene, file, 'PEN-24', day);
        const title = '当场行政处罚决定书';
        return ok({
          value: { id, number },
          file,
          officers: officers.value,
          occurred,
          documents: [{ kind: '当场处罚决定书', title, body: text, number }],
          detail: {
            number,
            penalty: input.penalty,
            fineFen: input.fineFen,
            collectedFen: input.collectedFen,
            certificatesShown: true,
            partySigned: input.partySigned,
          },
        });
      },
    );
  }
}
