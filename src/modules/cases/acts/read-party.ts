import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { Acts } from '../../ledger/index.js';
import { CaseReader } from '../case-reader.js';
import { maskedParty } from '../rules/masked-party.rules.js';
import type { Party } from '../rules/party.js';

/** 查看当事人信息: the party of a case with nothing hidden. Each reading is entered with its fields and its reason. */
@Injectable()
export class ReadParty {
  constructor(
    private readonly acts: Acts,
    private readonly cases: CaseReader,
  ) {}

  /**
   * Refuses `not-found`, `access.denied`, and `case.reading-reason` when somebody who is not an officer of the case
   * gives no reason.
   */
  async read(actor: Actor, caseId: string, reason: string | undefined): Promise<Result<Party>> {
    const seen = await this.cases.seen(actor, caseId);
    if (!seen.ok) return seen;
    const { agencyId, party, partyKind, officerIds } = seen.value;
    const own = actor.officerId !== undefined && officerIds.includes(actor.officerId);
    if (!own && !reason) return refuse('case.reading-reason', { next: '请填写查看理由' });
    const subject = { agencyId, type: 'case', id: caseId };
    const { masked } = maskedParty(partyKind, party);
    return this.acts.perform(actor, 'case.read-party', subject, async () =>
      ok({ value: party, detail: { fields: masked, ...(reason && { reason }) } }),
    );
  }
}
