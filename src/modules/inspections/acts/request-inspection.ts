import { randomBytes } from 'node:crypto';
import { Between, type EntityManager, In, Not } from 'typeorm';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies, agencyMayAct, type AgencyRow } from '../../agencies/index.js';
import { creditCodeHolds, nextNumber } from '../../cases/index.js';
import type { NewSubjectContext } from '../../ledger/index.js';
import { InspectionInput, InspectionRequestedView } from '../dto/inspection.dto.js';
import { InspectionAct, type InspectionOutcome } from '../inspection-acts.js';
import { InspectionItemRow, InspectionRow } from '../inspection.entities.js';
import { InspectionLaw } from '../inspection-law.js';
import {
  capIsKept,
  daysAreInOrder,
  itemIsListed,
  noticeIsGivenOrExplained,
} from '../rules/inspection.rules.js';

/**
 * 申请检查: an item of the list at one company on named days by two certified officers, within the cap. Refuses INS-02,
 * INS-05, INS-08 (notice), INS-11 (for both ends of the days), PEN-33 and a false credit code.
 */
@InspectionAct({
  name: 'inspection.request',
  roles: ['officer'],
  title: { zh: '申请检查', en: 'Request an inspection' },
  route: 'POST inspections',
  input: InspectionInput,
  answer: InspectionRequestedView,
  creates: true,
})
export class RequestInspection {
  constructor(
    private readonly law: InspectionLaw,
    private readonly agencies: Agencies,
  ) {}

  async run(
    context: NewSubjectContext,
    input: InspectionInput,
  ): Promise<Result<InspectionOutcome<InspectionRequestedView>>> {
    const { tx, id, agencyId } = context;
    const item = await tx.getRepository(InspectionItemRow).findOneBy({ id: input.itemId, agencyId });
    if (!item) return refuse('not-found');
    const agency = await this.agencies.get(agencyId, tx);
    if (!agency) throw new Error('the agency is gone');
    const may = await this.mayBe(context, agency, item, input);
    if (!may.ok) return may;
    const row = newInspection(context, agency, item, input, await nextNumber(context, agency, '检通'));
    const { number, itemName, kind, companyName, companyCode, first, last, officerIds, urgentReason } = row;
    const { noticeOn, noNoticeReason } = row;
    return ok({
      value: { id, number },
      row,
      detail: {
        number,
        itemName,
        kind,
        companyName,
        companyCode,
        first,
        last,
        officerIds,
        noticeOn,
        noNoticeReason,
        urgentReason,
      },
    });
  }

  private async mayBe(
    context: NewSubjectContext,
    agency: AgencyRow,
    item: InspectionItemRow,
    input: InspectionInput,
  ): Promise<Result<unknown>> {
    const { first, last, kind, noticeOn = null, noNoticeReason = null, companyCode } = input;
    const at = { agencyId: agency.id, areaCode: agency.areaCode, field: item.field };
    const before = await plannedThisYear(context.tx, item, companyCode, first);
    const excludes = this.law.params('INS-05', at, first).excludes as readonly string[];
    const fits = firstRefusal(
      () =>
        creditCodeHolds(companyCode) ? ok() : refuse('inspection.company-code', { facts: { companyCode } }),
      () => daysAreInOrder(first, last, context.today),
      () => agencyMayAct(agency, item.field, first),
      () => itemIsListed(item, first, last),
      () => noticeIsGivenOrExplained({ on: noticeOn, whyNone: noNoticeReason }, first),
      () => capIsKept({ kind, before, cap: item.yearlyCap, excludes }),
    );
    if (!fits.ok) return fits;
    const atFirst = await this.law.entitled(context, at, input.officerIds, first);
    return atFirst.ok && last !== first ? this.law.entitled(context, at, input.officerIds, last) : atFirst;
  }
}

function newInspection(
  { actor, now }: NewSubjectContext,
  agency: AgencyRow,
  item: InspectionItemRow,
  input: InspectionInput,
  number: string,
): Omit<InspectionRow, 'id' | 'agencyId'> {
  return {
    number,
    token: randomBytes(18).toString('base64url'),
    itemId: item.id,
    itemName: item.name,
    field: item.field,
    basis: item.basis,
    kind: input.kind,
    origin: input.origin,
    companyName: input.companyName,
    companyCode: input.companyCode,
    address: input.address,
    areaCode: agency.areaCode,
    first: input.first,
    last: input.last,
    noticeOn: input.noticeOn ?? null,
    noNoticeReason: input.noNoticeReason ?? null,
    urgentReason: input.urgentReason ?? null,
    officerIds: [...new Set(input.officerIds)],
    state: 'planned',
    approval: 'pending',
    requestedBy: actor.userId,
    requestedByName: actor.name,
    requestedAt: now,
    approvedBy: null,
    approvedByName: null,
    approvedAt: null,
    approvalNote: null,
    admittedBy: null,
    enteredAt: null,
    certificates: null,
    finishedAt: null,
    result: null,
    findings: null,
    correctBy: null,
    resultDue: null,
    resultText: null,
    resultSha256: null,
    settledOn: null,
    publishedOn: null,
    annulledOn: null,
    annulReason: null,
    withdrawBy: null,
    withdrawnOn: null,
    cancelReason: null,
    score: null,
    comment: null,
    evaluatedAt: null,
  };
}

/** Planned inspections of the company for the item in the year of `first`, also under an earlier listing of it; refused and given up ones left out. */
function plannedThisYear(
  tx: EntityManager,
  item: InspectionItemRow,
  companyCode: string,
  first: string,
): Promise<number> {
  const year = first.slice(0, 4);
  return tx.getRepository(InspectionRow).countBy({
    agencyId: item.agencyId,
    itemName: item.name,
    companyCode,
    kind: 'planned',
    first: Between(`${year}-01-01`, `${year}-12-31`),
    state: Not('cancelled'),
    approval: In(['pending', 'approved']),
  });
}
