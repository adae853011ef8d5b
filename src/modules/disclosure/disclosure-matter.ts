import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Redaction, redact, type RedactionOptions } from '../../kernel/redaction/index.js';
import { refuse, ok, type Result } from '../../kernel/result.js';
import { Agencies } from '../agencies/index.js';
import { CaseClockRow, type CaseDecisionRow, CaseFiles, type CaseRow, penaltyWords } from '../cases/index.js';
import { Officers } from '../officers/index.js';
import { redactionOf } from './rules/people.rules.js';
import { type PublicFields, publicFieldsOf } from './rules/public-record.rules.js';
import { mayBePublished } from './rules/publishable.rules.js';

export interface DecidedCase {
  readonly file: CaseRow;
  readonly decision: CaseDecisionRow;
}

export interface Reading {
  readonly options: RedactionOptions;
  readonly redaction: Redaction;
  readonly fields: PublicFields;
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What a disclosure is about: the decided case, its people, and how its text reads to the redaction. */
@Injectable()
export class DisclosureMatter {
  constructor(
    private readonly files: CaseFiles,
    private readonly officers: Officers,
    private readonly agencies: Agencies,
  ) {}

  /** Refuses `not-found` and `disclosure.no-decision`. Inside an act it reads through the transaction. */
  async decided(caseId: string, tx?: EntityManager): Promise<Result<DecidedCase>> {
    const file = await this.files.get(caseId, tx);
    if (!file) return refuse('not-found');
    const decision = await this.files.decision(caseId, tx);
    return decision
      ? ok({ file, decision })
      : refuse('disclosure.no-decision', { next: '作出决定后再办理公示' });
  }

  /** Reads the text with the names of the case; refuses where RED-02 forbids publication. */
  async read({ file, decision }: DecidedCase): Promise<Result<Reading>> {
    const options = await this.options(file, decision);
    const redaction = redact(decision.text, options);
    const atTheAct = redact(decision.text, { ...options, decisionDay: file.actEndedOn });
    const cause = redact(file.cause, options);
    const may = mayBePublished({
      partyKind: file.partyKind,
      party: file.party,
      actEndedOn: file.actEndedOn,
      decidedOn: decision.decidedOn,
      objections: [redaction.refuse, atTheAct.refuse, cause.refuse],
    });
    if (!may.ok) return may;
    return ok({ options, redaction, fields: await this.fields(file, decision, options) });
  }

  /** How the words of the case are read, also in files that go with the decision. Refuses as `decided` does. */
  async optionsOf(caseId: string, tx?: EntityManager): Promise<Result<RedactionOptions>> {
    const decided = await this.decided(caseId, tx);
    return decided.ok ? ok(await this.options(decided.value.file, decided.value.decision)) : decided;
  }

  clock(tx: EntityManager, caseId: string, ruleId: string): Promise<CaseClockRow | null> {
    return tx.getRepository(CaseClockRow).findOne({ where: { caseId, ruleId }, order: { id: 'DESC' } });
  }

  private async options(file: CaseRow, decision: CaseDecisionRow): Promise<RedactionOptions> {
    const documents = await this.files.documents(file.id);
    const officers = await this.officers.ofAgencies([file.agencyId]);
    return redactionOf({
      partyKind: file.partyKind,
      party: file.party,
      decidedOn: decision.decidedOn,
      officerNames: officers
        .filter((officer) => file.officerIds.includes(officer.id))
        .map((officer) => officer.name),
      documents: documents.map((document) => document.body),
    });
  }

  private async fields(
    file: CaseRow,
    decision: CaseDecisionRow,
    options: RedactionOptions,
  ): Promise<PublicFields> {
    const agency = await this.agencies.get(file.agencyId);
    if (!agency) throw new Error('the agency of a case is gone');
    const words = { ...decision, penalties: decision.penalties as never };
    return publicFieldsOf(
      {
        title: `${file.partyName}${file.cause}案`,
        documentNumber: decision.number,
        agencyName: agency.name,
        partyName: file.partyName,
        creditCode: file.partyKind === 'person' ? null : (file.party.creditCode ?? null),
        field: file.field,
        cause: file.cause,
        basis: decision.basis,
        penaltyKinds: decision.penalties,
        outcome: penaltyWords(words),
        fineFen: decision.fineFen,
        confiscatedFen: decision.confiscatedFen,
        decidedOn: decision.decidedOn,
      },
      (text) => redact(text, options).text,
    );
  }
}
