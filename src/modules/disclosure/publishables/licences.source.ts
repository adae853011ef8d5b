import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Agencies } from '../../agencies/index.js';
import type { Scene } from '../../ledger/index.js';
import { LICENCE_ENDINGS, LICENCE_KINDS, LicenceFiles, type LicenceRow } from '../../licences/index.js';
import type { Particulars } from '../rules/publishable-kinds.js';
import type { PersonsOfCase } from '../rules/case-persons.rules.js';
import type { Publishable, PublishableClock, PublishableHead, PublishableSource } from './publishable.js';

/** 准予行政许可决定 (PUB-11, LIC-10); they stand in no case. */
@Injectable()
export class LicencesSource implements PublishableSource {
  readonly kinds = ['licence'] as const;

  constructor(
    private readonly licences: LicenceFiles,
    private readonly agencies: Agencies,
  ) {}

  async find(id: string, tx?: EntityManager): Promise<Publishable | null> {
    const row = await this.licences.get(id, tx);
    if (!row) return null;
    const agency = await this.agencies.get(row.agencyId, tx);
    if (!agency) throw new Error('the agency of a licence is gone');
    const { agencyId, areaCode, field, holderKind: partyKind, holder: party, decidedOn } = row;
    const { documentName, number, text, textSha256, content } = row;
    return {
      ...{ kind: 'licence', id, agencyId, caseId: null, areaCode, field, partyKind, party, decidedOn },
      ...{ actEndedOn: decidedOn, cause: documentName, text, textSha256 },
      annulledOn: row.ending === 'revoked' ? row.endedOn : null,
      fields: {
        title: `${row.holderName}${documentName}`,
        documentNumber: number,
        agencyName: agency.name,
        partyName: row.holderName,
        creditCode: partyKind === 'person' ? null : (party.creditCode ?? null),
        field,
        cause: documentName,
        basis: [],
        penaltyKinds: [],
        outcome: outcomeOf(content),
        fineFen: 0,
        confiscatedFen: 0,
        decidedOn,
        kind: 'licence',
        particulars: particularsOf(row),
      },
    };
  }

  async heads(ids: readonly string[]): Promise<PublishableHead[]> {
    const rows = await this.licences.many(ids);
    return rows.map((row) => ({
      ...{ kind: 'licence', id: row.id, caseId: null, caseNumber: null, documentNumber: row.number },
      ...{ cause: row.documentName, party: row.holderName, decidedOn: row.decidedOn },
      publishBy: row.publishBy,
      withdrawBy: row.withdrawnOn === null ? row.withdrawBy : null,
    }));
  }

  async waiting(agencyIds: readonly string[], take: number): Promise<string[]> {
    return (await this.licences.unpublished(agencyIds, take)).map(({ id }) => id);
  }

  async toWithdraw(agencyIds: readonly string[], take: number): Promise<string[]> {
    return (await this.licences.toWithdraw(agencyIds, take)).map(({ id }) => id);
  }

  async clocks({ id }: Publishable): Promise<PublishableClock[]> {
    const row = await this.licences.get(id);
    if (!row) return [];
    const { publishBy, settledOn, deliverBy, deliveredOn, withdrawBy, withdrawnOn } = row;
    const clock = (ruleId: string, due: string, stoppedOn: string | null): PublishableClock => ({
      ...{ ruleId, due, stoppedOn, provisional: false },
    });
    return [
      clock('LIC-10', publishBy, settledOn),
      clock('LIC-05', deliverBy, deliveredOn),
      ...(withdrawBy === null ? [] : [clock('PUB-03b', withdrawBy, withdrawnOn)]),
    ];
  }

  async publishBy({ id }: Publishable, tx: EntityManager): Promise<string> {
    const row = await this.licences.get(id, tx);
    if (!row) throw new Error('the licence is gone');
    return row.publishBy;
  }

  async people({ partyKind, party, decidedOn }: Publishable): Promise<PersonsOfCase> {
    return { partyKind, party, decidedOn, officerNames: [], documents: [] };
  }

  keptPrivate(scene: Scene, { id }: Publishable): Promise<void> {
    return this.licences.settle(scene, id, scene.today);
  }

  reopened(scene: Scene, { id }: Publishable): Promise<void> {
    return this.licences.settle(scene, id, null);
  }

  published(scene: Scene, { id }: Publishable): Promise<void> {
    return this.licences.published(scene, id);
  }

  async withdrawn(scene: Scene, { id }: Publishable): Promise<string | null> {
    const row = await this.licences.get(id, scene.tx);
    await this.licences.withdrawn(scene, id);
    return row?.withdrawBy ?? null;
  }
}

/** Hidden words become longer signs: the column has room for them. */
const LONGEST_OUTCOME = 300;

/** The conclusion in a line; the whole stands in the text. */
function outcomeOf(content: string): string {
  const said = content.replace(/\s+/g, ' ');
  const words = said.startsWith('准予') ? said : `准予许可：${said}`;
  return words.length <= LONGEST_OUTCOME ? words : `${words.slice(0, LONGEST_OUTCOME)}…`;
}

function particularsOf(row: LicenceRow): Particulars {
  const { certificateName, certificateNumber, validFrom, validThrough, ending } = row;
  return {
    licenceKind: LICENCE_KINDS[row.kind],
    ...(certificateName && { certificateName }),
    ...(certificateNumber && { certificateNumber }),
    validFrom,
    validThrough: validThrough ?? '长期',
    ...(ending && { status: `已${LICENCE_ENDINGS[ending]}（${row.endedOn}）` }),
  };
}
