import { Injectable } from '@nestjs/common';
import { CaseFiles, type CaseRow } from '../../cases/index.js';
import { Officers } from '../../officers/index.js';
import type { PersonsOfCase } from '../rules/case-persons.rules.js';

/** Who appears in a case: its officers by name, and whoever its documents name. */
@Injectable()
export class CasePersons {
  constructor(
    private readonly files: CaseFiles,
    private readonly officers: Officers,
  ) {}

  async of(file: CaseRow, decidedOn: string): Promise<PersonsOfCase> {
    const documents = await this.files.documents(file.id);
    const officers = await this.officers.ofAgencies([file.agencyId]);
    return {
      partyKind: file.partyKind,
      party: file.party,
      decidedOn,
      officerNames: officers
        .filter((officer) => file.officerIds.includes(officer.id))
        .map((officer) => officer.name),
      documents: documents.map((document) => document.body),
    };
  }
}
