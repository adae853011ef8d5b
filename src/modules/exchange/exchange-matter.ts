import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { redact } from '../../kernel/redaction/index.js';
import { Agencies } from '../agencies/index.js';
import { CaseDecisionRow, CaseRow, creditCodeHolds, PENALTIES, type PenaltyKind } from '../cases/index.js';
import { DisclosureRow } from '../disclosure/index.js';
import { ExchangeLineRow, type Operation } from './exchange.entities.js';
import { operationFor } from './rules/pending.rules.js';
import { faultsOf, type LineFault, type PenaltyLine, penaltyLineOf } from './rules/penalty-line.rules.js';

/** Of a very large backlog so many go into one file. */
const MOST_LINES = 5_000;
const PAGE = 200;
const FACTS_LENGTH = 5_000;

export interface PendingLine {
  readonly disclosureId: string;
  readonly operation: Operation;
  readonly fields: PenaltyLine;
  readonly sha256: string;
  /** What keeps it out of the file. */
  readonly faults: readonly LineFault[];
}

export const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex');

/** What the credit platform does not know yet of an agency's published penalties. */
@Injectable()
export class ExchangeMatter {
  constructor(private readonly agencies: Agencies) {}

  async pending(agencyId: string, tx: EntityManager): Promise<PendingLine[]> {
    const agency = await this.agencies.get(agencyId, tx);
    if (!agency) throw new Error('the agency is gone');
    const found: PendingLine[] = [];
    for (let after = ''; found.length < MOST_LINES;) {
      const rows = await tx
        .getRepository(DisclosureRow)
        .createQueryBuilder('d')
        .where('d.agencyId = :agencyId AND d.id > :after', { agencyId, after })
        .andWhere(`d.state IN ('published', 'withdrawn')`)
        .orderBy('d.id', 'ASC')
        .take(PAGE)
        .getMany();
      found.push(...(await this.ofPage(rows, agency, tx)));
      if (rows.length < PAGE) break;
      after = rows.at(-1)!.id;
    }
    return found.slice(0, MOST_LINES);
  }

  private async ofPage(
    rows: readonly DisclosureRow[],
    agency: { name: string; creditCode: string },
    tx: EntityManager,
  ): Promise<PendingLine[]> {
    const ids = rows.map(({ id }) => id);
    const sent = await tx
      .getRepository(ExchangeLineRow)
      .find({ where: { disclosureId: In(ids) }, order: { seq: 'ASC' } });
    const files = await tx.getRepository(CaseRow).findBy({ id: In(rows.map(({ caseId }) => caseId)) });
    const decisions = await tx
      .getRepository(CaseDecisionRow)
      .findBy({ id: In(rows.map((row) => row.decisionId)) });
    return rows.flatMap((row) => {
      const file = files.find(({ id }) => id === row.caseId);
      const decision = decisions.find(({ id }) => id === row.decisionId);
      // Licences and no-penalty decisions are no lines of this file.
      if (!file || decision?.kind !== 'penalty' || !row.record || !row.showThrough) return [];
      const fields = penaltyLineOf({
        ...{ partyKind: file.partyKind, partyName: file.partyName, creditCode: file.party.creditCode },
        ...{ idNumber: file.party.idNumber, representative: file.party.representative },
        ...{ documentNumber: row.record.documentNumber, cause: row.record.cause, basis: row.record.basis },
        // RED-01: what is private in the facts stays private there too.
        facts: redact(file.facts, row.redaction ?? {}).text.slice(0, FACTS_LENGTH),
        ...{
          penalties: row.record.penaltyKinds.map((kind) => PENALTIES[kind as PenaltyKind] ?? kind),
          outcome: row.record.outcome,
        },
        ...{
          fineFen: decision.fineFen,
          confiscatedFen: decision.confiscatedFen,
          decidedOn: decision.decidedOn,
        },
        ...{ showThrough: row.showThrough, agencyName: agency.name, agencyCreditCode: agency.creditCode },
      });
      const sha256 = digestOf(fields);
      const mine = sent.filter((line) => line.disclosureId === row.id);
      const operation = operationFor(row.state === 'published' ? sha256 : null, mine);
      if (!operation) return [];
      const faults = operation === 'remove' ? [] : faultsOf(fields, creditCodeHolds);
      return [{ disclosureId: row.id, operation, fields, sha256, faults }];
    });
  }
}
