import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { rowsBy } from '../../../platform/database/index.js';
import { Acts } from '../../ledger/index.js';
import { CaseCorrectionRow } from '../case-correction.entity.js';
import { CaseReader } from '../case-reader.js';
import type { EarlierPartyView, PartyView } from '../dto/case-views.js';
import { maskedParty } from '../rules/masked-party.rules.js';

/** 查看当事人信息: the party of a case with nothing hidden, with what stood there before it was corrected. Each reading is entered with its fields and its reason. */
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
  async read(actor: Actor, caseId: string, reason: string | undefined): Promise<Result<PartyView>> {
    const seen = await this.cases.seen(actor, caseId);
    if (!seen.ok) return seen;
    const { agencyId, party, partyKind, officerIds } = seen.value;
    const own = actor.officerId !== undefined && officerIds.includes(actor.officerId);
    if (!own && !reason) return refuse('case.reading-reason', { next: '请填写查看理由' });
    const subject = { agencyId, type: 'case', id: caseId };
    const { masked } = maskedParty(partyKind, party);
    return this.acts.perform(actor, 'case.read-party', subject, async ({ tx }) => {
      const earlier = earlierOf(await rowsBy(tx, CaseCorrectionRow, { caseId }, ['seq']));
      return ok({
        value: { ...party, ...(earlier.length > 0 && { earlier }) },
        detail: { fields: masked, ...(reason && { reason }) },
      });
    });
  }
}

/** What stood in the fields of the party before each correction. */
function earlierOf(corrections: readonly CaseCorrectionRow[]): EarlierPartyView[] {
  return corrections.flatMap(({ at, before }) => {
    const fields = Object.entries(before)
      .filter(([field]) => field.startsWith('party.'))
      .map(([field, value]) => [field.slice('party.'.length), value] as const);
    if (fields.length === 0) return [];
    const filled = Object.fromEntries(fields.filter(([, value]) => value !== null));
    return [{ at, corrected: fields.map(([field]) => field), ...filled }];
  });
}
