import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { legalDayOf } from '../../../kernel/time.js';
import { Agencies } from '../../agencies/index.js';
import { InspectionFiles, type InspectionRow, RESULT_WORDS } from '../../inspections/index.js';
import type { Scene } from '../../ledger/index.js';
import { Officers } from '../../officers/index.js';
import type { PersonsOfCase } from '../rules/case-persons.rules.js';
import type { Publishable, PublishableClock, PublishableHead, PublishableSource } from './publishable.js';

/** 行政检查结果 (INS-13); they stand in no case. */
@Injectable()
export class InspectionsSource implements PublishableSource {
  readonly kinds = ['inspection'] as const;

  constructor(
    private readonly inspections: InspectionFiles,
    private readonly agencies: Agencies,
    private readonly officers: Officers,
  ) {}

  async find(id: string, tx?: EntityManager): Promise<Publishable | null> {
    const row = await this.inspections.get(id, tx);
    if (!row || row.resultText === null) return null;
    const agency = await this.agencies.get(row.agencyId, tx);
    if (!agency) throw new Error('the agency of an inspection is gone');
    const { agencyId, areaCode, field, itemName: cause, companyName, companyCode, correctBy } = row;
    const decidedOn = dayOf(row);
    return {
      ...{ kind: 'inspection', id, agencyId, caseId: null, areaCode, field, cause, decidedOn },
      ...{ partyKind: 'organisation', party: { name: companyName, creditCode: companyCode } },
      ...{ actEndedOn: decidedOn, text: row.resultText, textSha256: row.resultSha256! },
      annulledOn: row.annulledOn,
      fields: {
        title: `${companyName}${cause}结果`,
        documentNumber: row.number,
        agencyName: agency.name,
        partyName: companyName,
        creditCode: companyCode,
        field,
        cause,
        basis: [row.basis],
        penaltyKinds: [],
        outcome: RESULT_WORDS[row.result!],
        fineFen: 0,
        confiscatedFen: 0,
        decidedOn,
        kind: 'inspection',
        particulars: { ...(correctBy && { correctBy }) },
      },
    };
  }

  async heads(ids: readonly string[]): Promise<PublishableHead[]> {
    const rows = await this.inspections.many(ids);
    return rows.map((row) => ({
      ...{ kind: 'inspection', id: row.id, caseId: null, caseNumber: null, documentNumber: row.number },
      ...{
        cause: row.itemName,
        party: row.companyName,
        decidedOn: dayOf(row),
        publishBy: row.resultDue ?? '',
      },
      withdrawBy: row.withdrawnOn === null ? row.withdrawBy : null,
    }));
  }

  async waiting(agencyIds: readonly string[], take: number): Promise<string[]> {
    return (await this.inspections.unpublished(agencyIds, take)).map(({ id }) => id);
  }

  async toWithdraw(agencyIds: readonly string[], take: number): Promise<string[]> {
    return (await this.inspections.toWithdraw(agencyIds, take)).map(({ id }) => id);
  }

  async clocks({ id }: Publishable): Promise<PublishableClock[]> {
    const row = await this.inspections.get(id);
    if (!row?.resultDue) return [];
    const clock = (ruleId: string, due: string, stoppedOn: string | null): PublishableClock => ({
      ...{ ruleId, due, stoppedOn, provisional: false },
    });
    return [
      clock('INS-13', row.resultDue, row.settledOn),
      ...(row.withdrawBy === null ? [] : [clock('PUB-03b', row.withdrawBy, row.withdrawnOn)]),
    ];
  }

  async publishBy({ id }: Publishable, tx: EntityManager): Promise<string> {
    const row = await this.inspections.get(id, tx);
    if (!row?.resultDue) throw new Error('an inspection without a result');
    return row.resultDue;
  }

  /** Its officers stand there by name and number, as they showed themselves. */
  async people({ id, partyKind, party, decidedOn }: Publishable): Promise<PersonsOfCase> {
    const row = await this.inspections.get(id);
    const officerIds = row?.officerIds ?? [];
    const names = await this.officers.names(officerIds);
    const officerNames = officerIds.flatMap((one) => names.get(one) ?? []);
    return { partyKind, party, decidedOn, officerNames, documents: [] };
  }

  keptPrivate(scene: Scene, { id }: Publishable): Promise<void> {
    return this.inspections.settle(scene, id, scene.today);
  }

  reopened(scene: Scene, { id }: Publishable): Promise<void> {
    return this.inspections.settle(scene, id, null);
  }

  published(scene: Scene, { id }: Publishable): Promise<void> {
    return this.inspections.published(scene, id);
  }

  async withdrawn(scene: Scene, { id }: Publishable): Promise<string | null> {
    const row = await this.inspections.get(id, scene.tx);
    await this.inspections.withdrawn(scene, id);
    return row?.withdrawBy ?? null;
  }
}

/** The day on which the result came to be, in China. */
const dayOf = ({ finishedAt }: InspectionRow): string => legalDayOf(finishedAt!);
