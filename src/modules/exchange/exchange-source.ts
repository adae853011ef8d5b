import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { redactInThread } from '../../platform/workers/index.js';
import { Agencies } from '../agencies/index.js';
import { CaseDecisionRow, CaseRow, creditCodeHolds, PENALTIES, type PenaltyKind } from '../cases/index.js';
import { DisclosureRow } from '../disclosure/index.js';
import { LICENCE_ENDINGS, LICENCE_KINDS, LicenceFiles } from '../licences/index.js';
import { ExchangeLineRow, type Operation } from './exchange.entities.js';
import { licenceFaults, licenceLineOf } from './rules/licence-line.rules.js';
import type { Line, LineFault, LineKind } from './rules/line.rules.js';
import { penaltyFaults, penaltyLineOf } from './rules/penalty-line.rules.js';
import { operationFor } from './rules/pending.rules.js';

/** Of a very large backlog so many go into one file. */
const MOST_LINES = 5_000;
const PAGE = 200;
const FACTS_LENGTH = 5_000;

export interface PendingLine {
  readonly disclosureId: string;
  readonly operation: Operation;
  readonly fields: Line;
  readonly sha256: string;
  /** What keeps it out of the file. */
  readonly faults: readonly LineFault[];
}

export const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value), 'utf8').digest('hex');

interface Agency {
  readonly name: string;
  readonly creditCode: string;
}

/** A line as it would be sent now, and what the platform would say against it. */
interface Drawn {
  readonly fields: Line;
  readonly faults: readonly LineFault[];
}

/** What the credit platform does not know yet of an agency's published penalties, or of its licences. */
@Injectable()
export class ExchangeSource {
  constructor(
    private readonly agencies: Agencies,
    private readonly licences: LicenceFiles,
  ) {}

  async pending(agencyId: string, kind: LineKind, tx: EntityManager): Promise<PendingLine[]> {
    const agency = await this.agencies.get(agencyId, tx);
    if (!agency) throw new Error('the agency is gone');
    const found: PendingLine[] = [];
    for (let after = ''; found.length < MOST_LINES;) {
      const rows = await tx
        .getRepository(DisclosureRow)
        .createQueryBuilder('d')
        .where('d.agencyId = :agencyId AND d.kind = :kind AND d.id > :after', { agencyId, kind, after })
        .andWhere(`d.state IN ('published', 'withdrawn')`)
        .orderBy('d.id', 'ASC')
        .take(PAGE)
        .getMany();
      const drawn =
        kind === 'penalty' ? await this.penalties(rows, agency, tx) : await this.granted(rows, agency, tx);
      found.push(...(await this.untold(rows, drawn, tx)));
      if (rows.length < PAGE) break;
      after = rows.at(-1)!.id;
    }
    return found.slice(0, MOST_LINES);
  }

  /** What of these the platform has to be told, against the lines that it was sent. */
  private async untold(
    rows: readonly DisclosureRow[],
    drawn: ReadonlyMap<string, Drawn>,
    tx: EntityManager,
  ): Promise<PendingLine[]> {
    const sent = await tx
      .getRepository(ExchangeLineRow)
      .find({ where: { disclosureId: In(rows.map(({ id }) => id)) }, order: { seq: 'ASC' } });
    return rows.flatMap((row) => {
      const line = drawn.get(row.id);
      if (!line) return [];
      const sha256 = digestOf(line.fields);
      const mine = sent.filter(({ disclosureId }) => disclosureId === row.id);
      const operation = operationFor(row.state === 'published' ? sha256 : null, mine);
      if (!operation) return [];
      const faults = operation === 'remove' ? [] : line.faults;
      return [{ disclosureId: row.id, operation, fields: line.fields, sha256, faults }];
    });
  }

  private async penalties(
    rows: readonly DisclosureRow[],
    agency: Agency,
    tx: EntityManager,
  ): Promise<Map<string, Drawn>> {
    const files = await tx
      .getRepository(CaseRow)
      .findBy({ id: In(rows.flatMap(({ caseId }) => caseId ?? [])) });
    const decisions = await tx
      .getRepository(CaseDecisionRow)
      .findBy({ id: In(rows.map((row) => row.decisionId)) });
    const drawn = new Map<string, Drawn>();
    for (const row of rows) {
      const file = files.find(({ id }) => id === row.caseId);
      const decision = decisions.find(({ id }) => id === row.decisionId);
      // A no-penalty decision that was published before it had a kind of its own is no line of this file.
      if (!file || decision?.kind !== 'penalty' || !row.record || !row.showThrough) continue;
      const { party } = file;
      const { fineFen, confiscatedFen, decidedOn } = decision;
      const fields = penaltyLineOf({
        ...{ partyKind: file.partyKind, partyName: file.partyName, creditCode: party.creditCode },
        ...{ idNumber: party.idNumber, representative: party.representative },
        ...{ documentNumber: row.record.documentNumber, cause: row.record.cause, basis: row.record.basis },
        // RED-01: what is private in the facts stays private there too.
        facts: (await redactInThread(file.facts, row.redaction ?? {})).text.slice(0, FACTS_LENGTH),
        penalties: row.record.penaltyKinds.map((kind) => PENALTIES[kind as PenaltyKind] ?? kind),
        ...{ outcome: row.record.outcome, fineFen, confiscatedFen, decidedOn },
        ...{ showThrough: row.showThrough, agencyName: agency.name, agencyCreditCode: agency.creditCode },
      });
      drawn.set(row.id, { fields, faults: penaltyFaults(fields, creditCodeHolds) });
    }
    return drawn;
  }

  private async granted(
    rows: readonly DisclosureRow[],
    agency: Agency,
    tx: EntityManager,
  ): Promise<Map<string, Drawn>> {
    const licences = await this.licences.many(
      rows.map(({ decisionId }) => decisionId),
      tx,
    );
    const drawn = new Map<string, Drawn>();
    for (const row of rows) {
      const licence = licences.find(({ id }) => id === row.decisionId);
      if (!licence) continue;
      const { holder, ending, endedOn, decidedOn, validFrom, validThrough } = licence;
      const fields = licenceLineOf({
        ...{ partyKind: licence.holderKind, partyName: licence.holderName, creditCode: holder.creditCode },
        ...{ idNumber: holder.idNumber, representative: holder.representative },
        ...{ documentName: licence.documentName, documentNumber: licence.number },
        ...{ kind: LICENCE_KINDS[licence.kind], certificateName: licence.certificateName },
        certificateNumber: licence.certificateNumber,
        content: (await redactInThread(licence.content, row.redaction ?? {})).text,
        ...{ decidedOn, validFrom, validThrough },
        ended: ending && endedOn ? { word: LICENCE_ENDINGS[ending], on: endedOn } : null,
        ...{ agencyName: agency.name, agencyCreditCode: agency.creditCode },
      });
      drawn.set(row.id, { fields, faults: licenceFaults(fields, creditCodeHolds) });
    }
    return drawn;
  }
}
