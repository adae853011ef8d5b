import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, type EntityManager, In } from 'typeorm';
import { Agencies } from '../../agencies/index.js';
import { CaseDecisionRow, CaseRow, penaltyWords } from '../../cases/index.js';
import type { Scene } from '../../ledger/index.js';
import type { PublishableKind } from '../rules/publishable-kinds.js';
import { CaseClocks, PUBLISH, WITHDRAW } from './case-clocks.js';
import { CasePersons } from './case-persons.js';
import type { Publishable, PublishableHead, PublishableSource } from './publishable.js';

const kindOf = (decision: CaseDecisionRow): PublishableKind =>
  decision.kind === 'penalty' ? 'penalty' : 'no-penalty';

/** The decision that ends a case: a penalty, or that there is none. */
@Injectable()
export class DecisionsSource implements PublishableSource {
  readonly kinds = ['penalty', 'no-penalty'] as const;

  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly agencies: Agencies,
    private readonly clocksOfCase: CaseClocks,
    private readonly casePeople: CasePersons,
  ) {}

  async find(id: string, tx: EntityManager = this.reader.manager): Promise<Publishable | null> {
    const decision = await tx.getRepository(CaseDecisionRow).findOneBy({ id });
    if (!decision) return null;
    const file = await tx.getRepository(CaseRow).findOneByOrFail({ id: decision.caseId });
    const agency = await this.agencies.get(file.agencyId, tx);
    if (!agency) throw new Error('the agency of a case is gone');
    const kind = kindOf(decision);
    const { agencyId, areaCode, field, partyKind, party, actEndedOn, cause } = file;
    const { text, textSha256, decidedOn, annulledOn } = decision;
    return {
      ...{ kind, id, agencyId, caseId: file.id, areaCode, field, partyKind, party, actEndedOn, cause },
      ...{ text, textSha256, decidedOn, annulledOn },
      fields: {
        title: `${file.partyName}${cause}案`,
        documentNumber: decision.number,
        agencyName: agency.name,
        partyName: file.partyName,
        creditCode: partyKind === 'person' ? null : (party.creditCode ?? null),
        field,
        cause,
        basis: decision.basis,
        penaltyKinds: kind === 'penalty' ? decision.penalties : [],
        outcome: penaltyWords({ ...decision, penalties: decision.penalties as never }),
        fineFen: kind === 'penalty' ? decision.fineFen : 0,
        confiscatedFen: kind === 'penalty' ? decision.confiscatedFen : 0,
        decidedOn,
        // A record of a penalty is made of the fields it always was: its digest stands in the ledger.
        ...(kind === 'no-penalty' && { kind, particulars: {} }),
      },
    };
  }

  /** The decision of a case; there is one at most. */
  async ofCase(caseId: string): Promise<string | undefined> {
    const found = await this.reader
      .getRepository(CaseDecisionRow)
      .findOne({ where: { caseId }, select: { id: true, caseId: true } });
    return found?.id;
  }

  async heads(ids: readonly string[]): Promise<PublishableHead[]> {
    const decisions = await this.reader.getRepository(CaseDecisionRow).findBy({ id: In([...ids]) });
    const caseIds = decisions.map(({ caseId }) => caseId);
    const files = await this.reader.getRepository(CaseRow).findBy({ id: In(caseIds) });
    const clocks = (await this.clocksOfCase.ofCases(caseIds)).filter(({ about }) => about === null);
    return decisions.map((decision) => {
      const file = files.find(({ id }) => id === decision.caseId)!;
      const own = clocks.filter(({ caseId }) => caseId === file.id);
      return {
        ...{ kind: kindOf(decision), id: decision.id, caseId: file.id, caseNumber: file.number },
        ...{ documentNumber: decision.number, cause: file.cause, party: file.partyName },
        decidedOn: decision.decidedOn,
        publishBy: own.findLast(({ ruleId }) => PUBLISH.includes(ruleId))?.due ?? '',
        withdrawBy: own.find(({ ruleId, stoppedOn }) => WITHDRAW.includes(ruleId) && !stoppedOn)?.due ?? null,
      };
    });
  }

  async waiting(agencyIds: readonly string[], take: number): Promise<string[]> {
    return this.decisionsOf(await this.clocksOfCase.open(agencyIds, PUBLISH, false, take));
  }

  async toWithdraw(agencyIds: readonly string[], take: number): Promise<string[]> {
    return this.decisionsOf(await this.clocksOfCase.open(agencyIds, WITHDRAW, false, take));
  }

  clocks({ caseId }: Publishable) {
    return this.clocksOfCase.of(caseId!, null);
  }

  publishBy(matter: Publishable, tx: EntityManager) {
    return this.clocksOfCase.publishBy(tx, matter, null);
  }

  async people({ caseId, decidedOn }: Publishable) {
    const file = await this.reader.getRepository(CaseRow).findOneByOrFail({ id: caseId! });
    return this.casePeople.of(file, decidedOn);
  }

  keptPrivate(scene: Scene, { caseId }: Publishable) {
    return this.clocksOfCase.keptPrivate(scene, caseId!, null);
  }

  published(scene: Scene, matter: Publishable, detail: { slug: string; due: string }) {
    return this.clocksOfCase.published(scene, matter, null, detail);
  }

  withdrawn(scene: Scene, matter: Publishable, detail: { slug: string; reason: string }) {
    return this.clocksOfCase.withdrawn(scene, matter, null, detail);
  }

  private async decisionsOf(clocks: readonly { caseId: string }[]): Promise<string[]> {
    const found = await this.reader.getRepository(CaseDecisionRow).find({
      where: { caseId: In(clocks.map(({ caseId }) => caseId)) },
      select: { id: true, caseId: true },
    });
    return clocks.flatMap((clock) => found.find(({ caseId }) => caseId === clock.caseId)?.id ?? []);
  }
}
