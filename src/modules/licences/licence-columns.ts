import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { firstRefusal, ok, refuse, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { Agencies } from '../agencies/index.js';
import { LawService } from '../calendar/index.js';
import { partyHolds } from '../cases/index.js';
import type { NewSubjectContext } from '../ledger/index.js';
import type { LicenceInput } from './dto/licence.dto.js';
import { LicenceRow } from './licence.entity.js';
import { certificateHolds, daysHold } from './rules/licence.rules.js';

type Situated = Pick<LicenceRow, 'areaCode' | 'field' | 'agencyId'>;
type Fate = 'settledOn' | 'publishedOn' | 'deliveredOn' | 'ending' | 'endedOn' | 'endReason';
type Withdrawal = 'withdrawBy' | 'withdrawnOn';
type Registration = 'registeredBy' | 'registeredByName' | 'registeredAt' | 'version';
/** What stands in the register as it was filled in, and what follows from that. */
export type LicenceEntry = Omit<LicenceRow, 'id' | 'agencyId' | Fate | Withdrawal | Registration>;

/** The columns of a licence that follow from what a person fills in, and the days that follow from the law. */
@Injectable()
export class LicenceColumns {
  constructor(
    private readonly law: LawService,
    private readonly agencies: Agencies,
  ) {}

  due(
    ruleId: string,
    trigger: LegalDay,
    { areaCode: place, field: domain, agencyId: agency }: Situated,
  ): LegalDay {
    const due = this.law.due(ruleId, trigger, { place, domain, agency });
    if (!due.ok) throw new Error(`cannot count ${ruleId}: ${due.refusal.code}`);
    return due.value.due;
  }

  /** Refuses `licence.number-taken`, and days, certificates and holders that cannot be. */
  async of(
    { tx, id, agencyId, today }: NewSubjectContext,
    input: LicenceInput,
  ): Promise<Result<LicenceEntry>> {
    const agency = await this.agencies.get(agencyId, tx);
    if (!agency) throw new Error('the agency of a licence is gone');
    const { decidedOn, validFrom, validThrough, certificateName, certificateNumber, number, text } = input;
    const may = firstRefusal(
      () => daysHold({ decidedOn, validFrom, validThrough }, today),
      () => certificateHolds(certificateName, certificateNumber),
      () => partyHolds(input.holderKind, input.holder),
    );
    if (!may.ok) return may;
    const twin = await tx.getRepository(LicenceRow).findOneBy({ agencyId, number });
    if (twin && twin.id !== id) return refuse('licence.number-taken', { facts: { id: twin.id } });
    const { areaCode } = agency;
    const { field } = input;
    const situated = { areaCode, field, agencyId };
    return ok({
      ...{ areaCode, field },
      ...{ holderKind: input.holderKind, holderName: input.holder.name, holder: input.holder },
      ...{ documentName: input.documentName, number, kind: input.kind, content: input.content },
      ...{ certificateName: certificateName || null, certificateNumber: certificateNumber || null },
      ...{ decidedOn, validFrom, validThrough: validThrough ?? null },
      ...{ text, textSha256: createHash('sha256').update(text, 'utf8').digest('hex') },
      publishBy: this.due('LIC-10', decidedOn, situated),
      deliverBy: this.due('LIC-05', decidedOn, situated),
    });
  }
}
