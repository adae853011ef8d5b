import { Injectable } from '@nestjs/common';
import { refuse, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { LawService } from '../calendar/index.js';
import type { ActContext } from '../ledger/index.js';
import { type CertificateSnapshot, enoughEntitledOfficers, Officers } from '../officers/index.js';
import type { InspectionRow } from './inspection.entities.js';

/** Where and in what field an inspection takes place: by this the law packs answer. */
export type InspectionPlace = Pick<InspectionRow, 'agencyId' | 'areaCode' | 'field'>;

/** What the law packs say of an inspection, and whether its officers may carry it out. */
@Injectable()
export class InspectionLaw {
  constructor(
    private readonly officers: Officers,
    private readonly law: LawService,
  ) {}

  /** The parameters of a rule as of a day. Throws when no pack has it. */
  params(ruleId: string, at: InspectionPlace, on: LegalDay): Record<string, unknown> {
    const found = this.law.book.rule(ruleId, { ...queryOf(at), on });
    if (!found.ok) throw new Error(`the law packs lack ${ruleId} on ${on}`);
    return found.value.row.params ?? {};
  }

  /** The last day of a period that begins on a day. Throws when no pack has it. */
  due(ruleId: string, at: InspectionPlace, from: LegalDay): LegalDay {
    const due = this.law.due(ruleId, from, queryOf(at));
    if (!due.ok) throw new Error(`cannot count ${ruleId}: ${due.refusal.code}`);
    return due.value.due;
  }

  /** INS-11: two officers, each with a certificate valid on that day, in the field and area. */
  async entitled(
    { tx }: ActContext,
    at: InspectionPlace,
    officerIds: readonly string[],
    day: LegalDay,
  ): Promise<Result<CertificateSnapshot[]>> {
    const ids = [...new Set(officerIds)];
    const onDuty = await this.officers.onDuty(at.agencyId, ids, tx);
    if (onDuty.length < ids.length) return refuse('inspection.unknown-officer');
    const minimum = Number(this.params('INS-11', at, day).minimumOfficers);
    const found = enoughEntitledOfficers(onDuty, at, day, minimum);
    if (found.ok) return found;
    const { detail, next, facts } = found.refusal;
    return refuse('inspection.two-officers', {
      ruleId: 'INS-11',
      basis: '国办发〔2024〕54号检查人员、《行政处罚法》第四十二条',
      detail,
      next,
      facts,
    });
  }
}

function queryOf({ areaCode, field, agencyId }: InspectionPlace) {
  return { place: areaCode, domain: field, agency: agencyId };
}
