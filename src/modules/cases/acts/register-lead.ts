import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { CaseAct, type CaseOutcome, type NewCase } from '../case-acts.js';
import type { CaseRow } from '../case.entities.js';
import { LeadInput } from '../dto/case-inputs.js';
import { CreatedCaseView } from '../dto/case-views.js';
import { Guards } from '../guards.js';
import { notInFuture } from '../rules/dates.rules.js';
import { oldEnough, partyHolds } from '../rules/party.js';
import { intake } from '../texts.js';

/**
 * 线索登记: what came in, from where, about whom; nothing is decided yet.
 */
@CaseAct({
  name: 'case.register-lead',
  roles: ['officer'],
  title: { zh: '登记线索', en: 'Register the lead' },
  route: 'POST cases',
  input: LeadInput,
  answer: CreatedCaseView,
  creates: true,
  to: 'lead',
  stage: 'initiation',
  documents: ['案件来源登记表'],
  guards: ['PEN-33'],
})
export class RegisterLead {
  constructor(private readonly guards: Guards) {}

  async run(context: NewSubjectContext, input: LeadInput): Promise<Result<CaseOutcome<CreatedCaseView>>> {
    const { actor, id } = context;
    const held = leadHolds(input, context.today);
    if (!held.ok) return held;
    const file = newCase(id, actor.agencyId, 'ordinary', input);
    const agency = await this.guards.agency(context, actor.agencyId);
    file.areaCode = agency.areaCode;
    const capacity = await this.guards.capacity(context, file, context.today);
    if (!capacity.ok) return capacity;
    if (!actor.officerId || !input.officerIds.includes(actor.officerId))
      return refuse('case.not-case-officer', { next: '登记人应为本案承办人' });
    const documents = [{ kind: '案件来源登记表', title: '案件来源登记表', body: intake(file) }];
    return ok({ value: { id }, file, documents, detail: { cause: file.cause, source: file.source } });
  }
}

/** Checks of a lead that need nothing but itself and the day. */
export function leadHolds(input: LeadInput, today: string): Result<void> {
  return firstRefusal(
    () => partyHolds(input.partyKind, input.party),
    () => notInFuture(input.actEndedOn, today),
    () => notInFuture(input.discoveredOn, today),
    () => oldEnough(input.partyKind, input.party, input.actEndedOn),
  );
}

/** A case of which nothing but the lead is known. */
export function newCase(
  id: string,
  agencyId: string,
  procedure: CaseRow['procedure'],
  input: LeadInput,
): NewCase {
  return {
    id,
    agencyId,
    number: null,
    procedure,
    resumeTo: null,
    cause: input.cause,
    field: input.field,
    areaCode: '',
    place: input.place,
    source: input.source,
    partyKind: input.partyKind,
    partyName: input.party.name,
    party: { ...input.party },
    actEndedOn: input.actEndedOn,
    discoveredOn: input.discoveredOn,
    gravelyHarmful: input.gravelyHarmful ?? false,
    summary: input.summary,
    officerIds: [...new Set(input.officerIds)],
    formerOfficerIds: null,
    facts: '',
    publicInterest: false,
    socialRisk: false,
    complex: false,
    grave: false,
    draft: null,
    noticed: null,
    noticedOn: null,
    hearingOffered: false,
    defence: 'none',
    discussedOn: null,
    filedOn: null,
    closedOn: null,
    archiveNumber: null,
  };
}
