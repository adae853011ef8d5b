import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Between, type EntityManager, In, Not } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { firstRefusal, ok, refuse, type Result } from '../../../kernel/result.js';
import { Agencies, agencyMayAct, type AgencyRow } from '../../agencies/index.js';
import { creditCodeHolds, nextNumber } from '../../cases/index.js';
import { Acts, type Scene } from '../../ledger/index.js';
import type { InspectionInput, InspectionRequestedView } from '../dto/inspection.dto.js';
import { InspectionActs } from '../inspection-acts.js';
import { InspectionItemRow, InspectionRow } from '../inspection.entities.js';
import {
  capIsKept,
  daysAreInOrder,
  itemIsListed,
  noticeIsGivenOrExplained,
} from '../rules/inspection.rules.js';

/** 申请检查: an item of the list at one company on named days by two certified officers, within the cap. */
@Injectable()
export class RequestInspection {
  constructor(
    private readonly acts: Acts,
    private readonly inspections: InspectionActs,
    private readonly agencies: Agencies,
  ) {}

  /** Refuses INS-02, INS-05, INS-08 (notice), INS-11 (for both ends of the days), PEN-33 and a false credit code. */
  request(actor: Actor, id: string, input: InspectionInput): Promise<Result<InspectionRequestedView>> {
    const { agencyId } = actor;
    const subject = { agencyId, type: 'inspection', id };
    return this.acts.perform(actor, 'inspection.request', subject, async (scene) => {
      const item = await scene.tx.getRepository(InspectionItemRow).findOneBy({ id: input.itemId, agencyId });
      if (!item) return refuse('not-found');
      const agency = await this.agencies.get(agencyId, scene.tx);
      if (!agency) throw new Error('the agency is gone');
      const may = await this.mayBe(scene, agency, item, input);
      if (!may.ok) return may;
      const row = this.row(scene, agency, item, input, await nextNumber(scene, agency, '检通'));
      await scene.tx.getRepository(InspectionRow).insert({ ...row, id } as never);
      const { number, itemName, kind, companyName, companyCode, first, last, officerIds, urgentReason } = row;
      const { noticeOn, noNoticeReason } = row;
      return ok({
        value: { id, number },
        detail: {
          ...{ number, itemName, kind, companyName, companyCode, first, last, officerIds },
          ...{ noticeOn, noNoticeReason, urgentReason },
        },
      });
    });
  }

  private async mayBe(
    scene: Scene,
    agency: AgencyRow,
    item: InspectionItemRow,
    input: InspectionInput,
  ): Promise<Result<unknown>> {
    const { first, last, kind, noticeOn = null, noNoticeReason = null, companyCode } = input;
    const at = { agencyId: agency.id, areaCode: agency.areaCode, field: item.field };
    const before = await plannedThisYear(scene.tx, item, companyCode, first);
    const excludes = this.inspections.params('INS-05', at, first).excludes as readonly string[];
    const fits = firstRefusal(
      () =>
        creditCodeHolds(companyCode) ? ok() : refuse('inspection.company-code', { facts: { companyCode } }),
      () => daysAreInOrder(first, last, scene.today),
      () => agencyMayAct(agency, item.field, first),
      () => itemIsListed(item, first, last),
      () => noticeIsGivenOrExplained({ on: noticeOn, whyNone: noNoticeReason }, first),
      () => capIsKept({ kind, before, cap: item.yearlyCap, excludes }),
    );
    if (!fits.ok) return fits;
    const atFirst = await this.inspections.entitled(scene, at, input.officerIds, first);
    return atFirst.ok && last !== first
      ? this.inspections.entitled(scene, at, input.officerIds, last)
      : atFirst;
  }

  private row(
    scene: Scene,
    agency: AgencyRow,
    item: InspectionItemRow,
    input: InspectionInput,
    number: string,
  ): Omit<InspectionRow, 'id'> {
    const { kind, origin, companyName, companyCode, address, first, last } = input;
    const { noticeOn = null, noNoticeReason = null, urgentReason = null } = input;
    return {
      ...{ agencyId: agency.id, number, token: randomBytes(18).toString('base64url') },
      ...{ itemId: item.id, itemName: item.name, field: item.field, basis: item.basis },
      ...{ kind, origin, companyName, companyCode, address, areaCode: agency.areaCode, first, last },
      ...{ noticeOn, noNoticeReason, urgentReason, officerIds: [...new Set(input.officerIds)] },
      ...{ state: 'planned', approval: 'pending', requestedBy: scene.actor.userId },
      ...{ requestedByName: scene.actor.name, requestedAt: scene.now },
      ...{ approvedBy: null, approvedByName: null, approvedAt: null, approvalNote: null },
      ...{ admittedBy: null, enteredAt: null, certificates: null, finishedAt: null, result: null },
      ...{
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
      },
      ...{ score: null, comment: null, evaluatedAt: null },
    };
  }
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
    ...{ agencyId: item.agencyId, itemName: item.name, companyCode, kind: 'planned' },
    ...{ first: Between(`${year}-01-01`, `${year}-12-31`), state: Not('cancelled') },
    approval: In(['pending', 'approved']),
  });
}
