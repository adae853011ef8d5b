import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { legalDayOf } from '../../../kernel/time.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { CaseAct, type CaseOutcome } from '../case-acts.js';
import { CaseDecisionRow, CasePaymentRow } from '../case.entities.js';
import { Clocks } from '../clocks.js';
import { OnTheSpotInput } from '../dto/case-inputs.js';
import { CreatedCaseView } from '../dto/case-views.js';
import { Guards } from '../guards.js';
import { ReviewSubject } from '../review-subject.js';
import { nextNumber } from '../numbers.js';
import { spanHolds } from '../rules/dates.rules.js';
import type { DecisionDraft } from '../rules/draft.js';
import { mayCollectCash, withinSimpleProcedure } from '../rules/on-the-spot.rules.js';
import { onTheSpotText } from '../texts.js';
import { sha256 } from '../timeline.js';
import { leadHolds, newCase } from './register-lead.js';

/**
 * 当场处罚: the simple procedure of 行政处罚法 第51–53条, with two officers all the same.
 */
@CaseAct({
  name: 'case.decide-on-the-spot',
  roles: ['officer'],
  title: { zh: '当场处罚', en: 'Decide on the spot' },
  route: 'POST on-the-spot-decisions',
  input: OnTheSpotInput,
  answer: CreatedCaseView,
  creates: true,
  to: 'served',
  stage: 'decision',
  documents: ['当场处罚决定书'],
  guards: ['PEN-02', 'PEN-20', 'PEN-22', 'REM-02'],
})
export class DecideOnTheSpot {
  constructor(
    private readonly guards: Guards,
    private readonly clocks: Clocks,
    private readonly matter: ReviewSubject,
  ) {}

  async run(
    context: NewSubjectContext,
    input: OnTheSpotInput,
  ): Promise<Result<CaseOutcome<CreatedCaseView>>> {
    const { actor, id } = context;
    const occurred = { from: new Date(input.at).toISOString(), to: new Date(input.at).toISOString() };
    const day = legalDayOf(occurred.from);
    const file = newCase(id, actor.agencyId, 'simple', input);
    const known = await this.guards.agency(context, actor.agencyId);
    file.areaCode = known.areaCode;
    const limits = this.guards.params('PEN-20', file, day).limitFen as unknown as {
      citizen: number;
      organisation: number;
    };
    const smallFine = Number(this.guards.params('PEN-22', file, day).limitFen);
    const may = firstRefusal(
      () => leadHolds(input, context.today),
      () => spanHolds(occurred, context.now),
      () =>
        actor.officerId && input.officerIds.includes(actor.officerId)
          ? ok()
          : refuse('case.not-case-officer'),
      () => withinSimpleProcedure(input, limits),
      () => mayCollectCash(input, smallFine),
    );
    if (!may.ok) return may;
    const capacity = await this.guards.capacity(context, file, day);
    if (!capacity.ok) return capacity;
    const officers = await this.guards.entitled(context, file, file.officerIds, occurred);
    if (!officers.ok) return officers;

    const agency = capacity.value;
    const number = await nextNumber(context, agency, '当罚决');
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
    const bindings = await this.matter.bindings(context.tx, file as never, draft);
    await context.tx.getRepository(CaseDecisionRow).insert({
      id: context.newId(),
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
      decidedAt: context.now,
      decidedBy: actor.userId,
      reviewRequired: false,
      reviewOutcomeId: null,
      ...bindings,
      servedOn: day,
      servedBy: 'direct',
      annulledOn: null,
      annulledBecause: null,
      annulment: null,
      changedFineFen: null,
      changedConfiscatedFen: null,
      changedPayBy: null,
    });
    await this.clocks.start(context, file, 'PUB-01', day);
    if (input.collectedFen > 0) {
      await context.tx.getRepository(CasePaymentRow).insert({
        id: context.newId(),
        caseId: id,
        paidOn: day,
        amountFen: input.collectedFen,
        receipt: '当场收缴',
      });
      await this.clocks.start(context, file, 'PEN-23', day);
    }
    if (input.fineFen > input.collectedFen) await this.clocks.start(context, file, 'PEN-24', day);
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
  }
}
