import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { Agencies } from '../../agencies/index.js';
import { CaseMeasureRow, CaseRow } from '../../cases/index.js';
import type { Scene } from '../../ledger/index.js';
import { CaseClocks, PUBLISH, WITHDRAW } from './case-clocks.js';
import { CasePersons } from './case-persons.js';
import type { Publishable, PublishableHead, PublishableSource } from './publishable.js';

/** 查封、扣押 decided in a case: each is published on its own (PUB-02). */
@Injectable()
export class MeasuresSource implements PublishableSource {
  readonly kinds = ['measure'] as const;

  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly agencies: Agencies,
    private readonly clocksOfCase: CaseClocks,
    private readonly casePeople: CasePersons,
  ) {}

  async find(id: string, tx: EntityManager = this.reader.manager): Promise<Publishable | null> {
    const measure = await tx.getRepository(CaseMeasureRow).findOneBy({ id });
    if (!measure) return null;
    const file = await tx.getRepository(CaseRow).findOneByOrFail({ id: measure.caseId });
    const agency = await this.agencies.get(file.agencyId, tx);
    if (!agency) throw new Error('the agency of a case is gone');
    const { agencyId, areaCode, field, partyKind, party, actEndedOn, cause } = file;
    const { text, textSha256, decidedOn, annulledOn, items, heldThrough } = measure;
    return {
      ...{ kind: 'measure', id, agencyId, caseId: file.id, areaCode, field, partyKind, party },
      ...{ actEndedOn, cause, text, textSha256, decidedOn, annulledOn },
      fields: {
        title: `${file.partyName}${cause}案查封（扣押）`,
        documentNumber: measure.number,
        agencyName: agency.name,
        partyName: file.partyName,
        creditCode: partyKind === 'person' ? null : (party.creditCode ?? null),
        field,
        cause,
        basis: [measure.reason],
        penaltyKinds: [],
        outcome: `查封（扣押），期限至${heldThrough}`,
        fineFen: 0,
        confiscatedFen: 0,
        decidedOn,
        kind: 'measure',
        particulars: { items, heldThrough },
      },
    };
  }

  async heads(ids: readonly string[]): Promise<PublishableHead[]> {
    const measures = await this.reader.getRepository(CaseMeasureRow).findBy({ id: In([...ids]) });
    const caseIds = measures.map(({ caseId }) => caseId);
    const files = await this.reader.getRepository(CaseRow).findBy({ id: In(caseIds) });
    const clocks = await this.clocksOfCase.ofCases(caseIds);
    return measures.map(({ id, caseId, number, decidedOn }) => {
      const file = files.find((one) => one.id === caseId)!;
      const own = clocks.filter(({ about }) => about === id);
      return {
        ...{ kind: 'measure', id, caseId, caseNumber: file.number, documentNumber: number },
        ...{ cause: file.cause, party: file.partyName, decidedOn },
        publishBy: own.findLast(({ ruleId }) => PUBLISH.includes(ruleId))?.due ?? '',
        withdrawBy: own.find(({ ruleId, stoppedOn }) => WITHDRAW.includes(ruleId) && !stoppedOn)?.due ?? null,
      };
    });
  }

  async waiting(agencyIds: readonly string[], take: number): Promise<string[]> {
    const clocks = await this.clocksOfCase.open(agencyIds, PUBLISH, true, take);
    return clocks.flatMap(({ about }) => about ?? []);
  }

  async toWithdraw(agencyIds: readonly string[], take: number): Promise<string[]> {
    const clocks = await this.clocksOfCase.open(agencyIds, WITHDRAW, true, take);
    return clocks.flatMap(({ about }) => about ?? []);
  }

  clocks({ caseId, id }: Publishable) {
    return this.clocksOfCase.of(caseId!, id);
  }

  publishBy(matter: Publishable, tx: EntityManager) {
    return this.clocksOfCase.publishBy(tx, matter, matter.id);
  }

  async people({ caseId, decidedOn }: Publishable) {
    const file = await this.reader.getRepository(CaseRow).findOneByOrFail({ id: caseId! });
    return this.casePeople.of(file, decidedOn);
  }

  keptPrivate(scene: Scene, { caseId, id }: Publishable) {
    return this.clocksOfCase.keptPrivate(scene, caseId!, id);
  }

  published(scene: Scene, matter: Publishable, detail: { slug: string; due: string }) {
    return this.clocksOfCase.published(scene, matter, matter.id, detail);
  }

  withdrawn(scene: Scene, matter: Publishable, detail: { slug: string; reason: string }) {
    return this.clocksOfCase.withdrawn(scene, matter, matter.id, detail);
  }
}
