import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { Clock } from '../../../platform/time/index.js';
import { CaseActs } from '../case-acts.js';
import type { CaseRow } from '../case.entities.js';
import type { LeadInput } from '../dto/case-inputs.js';
import { Guards } from '../guards.js';
import { oldEnough, partyHolds } from '../rules/party.js';
import { notInFuture } from '../rules/dates.rules.js';
import { intake } from '../texts.js';

/** 线索登记: what came in, from where, about whom; nothing is decided yet. */
@Injectable()
export class RegisterLead {
  constructor(
    private readonly cases: CaseActs,
    private readonly guards: Guards,
    private readonly clock: Clock,
  ) {}

  register(actor: Actor, input: LeadInput): Promise<Result<{ id: string }>> {
    const id = this.clock.newId();
    return this.cases.begin(actor, 'case.register-lead', { id, agencyId: actor.agencyId }, async (scene) => {
      const held = leadHolds(input, scene.today);
      if (!held.ok) return held;
      const file = newCase(id, actor.agencyId, 'ordinary', input);
      const agency = await this.guards.agency(scene, actor.agencyId);
      file.areaCode = agency.areaCode;
      const capacity = await this.guards.capacity(scene, file, scene.today);
      if (!capacity.ok) return capacity;
      if (!actor.officerId || !input.officerIds.includes(actor.officerId))
        return refuse('case.not-case-officer', { next: '登记人应为本案承办人' });
      const documents = [{ kind: '案件来源登记表', title: '案件来源登记表', body: intake(file) }];
      return ok({ value: { id }, file, documents, detail: { cause: file.cause, source: file.source } });
    });
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

type NewCase = Omit<CaseRow, 'state' | 'createdAt' | 'updatedAt' | 'version'>;

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
