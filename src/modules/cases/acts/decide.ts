import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { CaseAct, type CaseContext, type CaseOutcome } from '../case-acts.js';
import { CaseDecisionRow } from '../case.entities.js';
import { CaseItems } from '../case-items.js';
import { Clocks, REVIEW_CLOCKS } from '../clocks.js';
import { DecidedView } from '../dto/act-views.js';
import { DecideInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { involvedIn } from '../involved.js';
import { ReviewSubject } from '../review-subject.js';
import { nextNumber } from '../numbers.js';
import type { Bindings } from '../rules/bindings.js';
import { decisionGate, type GateFacts } from '../rules/decision-gate.js';
import type { DecisionDraft } from '../rules/draft.js';
import { concernsMinor } from '../rules/party.js';
import { publishedBy } from '../rules/publication.rules.js';
import type { ReviewScope } from '../rules/review-scope.rules.js';
import { decisionText } from '../texts.js';
import { sha256 } from '../timeline.js';

/**
 * 作出决定: the head of the agency decides what was noticed, heard and reviewed, and nothing else.
 */
@CaseAct({
  name: 'case.decide',
  roles: ['leader'],
  title: { zh: '作出决定', en: 'Decide' },
  route: 'POST cases/:id/decision',
  input: DecideInput,
  answer: DecidedView,
  from: ['concluded', 'notified'],
  to: 'decided',
  stage: 'decision',
  documents: ['行政处罚决定书'],
  guards: ['PEN-06', 'PEN-07', 'PEN-14', 'PEN-16', 'PEN-18'],
})
export class Decide {
  constructor(
    private readonly acts: Acts,
    private readonly guards: Guards,
    private readonly clocks: Clocks,
    private readonly items: CaseItems,
    private readonly matter: ReviewSubject,
  ) {}

  async run(context: CaseContext, input: DecideInput): Promise<Result<CaseOutcome<DecidedView>>> {
    const { file, tx, today, actor, id: caseId } = context;
    // Programs of before `If-Match` name the version they had read in the body.
    if (input.version !== undefined && input.version !== file.version)
      return this.acts.changedSince(tx, { type: 'case', id: caseId });
    const { draft } = file;
    if (!draft) return refuse('case.no-draft', { next: '先拟定处罚决定' });
    const capacity = await this.guards.capacity(context, file, today);
    if (!capacity.ok) return capacity;
    const scope = await this.matter.answer(context, file, draft, 'case.decide');
    const current = await this.matter.bindings(tx, file, draft);
    const reviewed = decisionGate(await this.facts(context, draft, scope, current));
    if (!reviewed.ok) return reviewed;
    const agency = capacity.value;
    const number = await nextNumber(context, agency, draft.kind === 'penalty' ? '罚决' : '不罚决');
    const text = decisionText(number, file, draft, agency, today);
    const decision: CaseDecisionRow = {
      id: context.newId(),
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
      decidedAt: context.now,
      decidedBy: actor.userId,
      reviewRequired: scope.required,
      reviewOutcomeId: reviewed.value,
      ...current,
      servedOn: null,
      servedBy: null,
      annulledOn: null,
      annulledBecause: null,
      annulment: null,
      changedFineFen: null,
      changedConfiscatedFen: null,
      changedPayBy: null,
    };
    await tx.getRepository(CaseDecisionRow).insert(decision);
    await this.items.enter(context, 'confiscated', decision, draft.confiscatedGoods ?? []);
    await this.clocks.stop(context, caseId, ['PEN-06', 'PEN-08', 'PEN-10', ...REVIEW_CLOCKS], today);
    await this.clocks.start(context, file, 'PEN-19', today);
    const publication = concernsMinor(file, today)
      ? undefined
      : await this.clocks.start(context, file, publishedBy(draft.kind).publish, today);
    return ok({
      value: { number, ...(publication && { publishBy: publication.due }) },
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
  }

  /** What the decision is judged by, as it stands inside the transaction. */
  private async facts(
    context: CaseContext,
    draft: DecisionDraft,
    scope: ReviewScope,
    current: Bindings,
  ): Promise<GateFacts> {
    const { file, tx, today, actor } = context;
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
      hearingWaived: await this.matter.hearingWaived(tx, requestClock),
      hearing: (await this.matter.hearing(tx, file.id)) ?? undefined,
      involved: await involvedIn(tx, file.id, [actor.userId]),
    };
  }
}
