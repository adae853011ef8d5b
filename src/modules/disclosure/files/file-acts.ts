import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import { type ActDeclaration, LEAVE_AS_IT_WAS } from '../../../kernel/acts/index.js';
import type { JsonObject } from '../../../kernel/json.js';
import type { Refused, Result } from '../../../kernel/result.js';
import { actDecorator, type BeforeAct } from '../../../platform/acts/index.js';
import {
  type ActOutcome,
  Acts,
  type NewSubjectContext,
  type Subject,
  SubjectActs,
  type SubjectContext,
} from '../../ledger/index.js';
import { admittedIn, disclosureChanged, type DisclosureDeclaration } from '../disclosure-acts.js';
import { DisclosureRow } from '../disclosure.entities.js';
import { DisclosureFileRow } from './file.entities.js';

interface FileSubject {
  readonly file: DisclosureFileRow;
  /** Its disclosure. */
  readonly row: DisclosureRow;
}
export type FileContext<Found = unknown> = SubjectContext<FileSubject> & { readonly found: Found };
export type BeforeFileAct = BeforeAct<SubjectContext<FileSubject>>;
export interface FileOutcome extends ActOutcome {
  readonly changes: Partial<DisclosureFileRow>;
}

/** Acts on a file of a disclosure: entered with the disclosure, whose version it has. */
@Injectable()
export class FileActs extends SubjectActs<FileSubject, FileOutcome> {
  protected readonly type = 'disclosure';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(DisclosureFileRow) private readonly files: Repository<DisclosureFileRow>,
  ) {
    super(acts, modules);
  }

  protected override async enteredAs(id: string): Promise<Subject | undefined> {
    const file = await this.files.findOneBy({ id });
    return file ? { agencyId: file.agencyId, type: this.type, id: file.disclosureId } : undefined;
  }

  protected async agencyOf(id: string): Promise<string | undefined> {
    return (await this.enteredAs(id))?.agencyId;
  }

  protected async load(tx: EntityManager, id: string): Promise<FileSubject> {
    const file = await tx.getRepository(DisclosureFileRow).findOneByOrFail({ id });
    const row = await tx.getRepository(DisclosureRow).findOneByOrFail({ id: file.disclosureId });
    return { file, row };
  }

  /** Refuses `disclosure.out-of-order`. */
  protected admits(declaration: ActDeclaration, _actor: Actor, { row }: FileSubject): Result<void> {
    return admittedIn(declaration, row.state);
  }

  protected async keep(
    { tx, file, row }: FileContext,
    { name }: ActDeclaration,
    { changes }: FileOutcome,
  ): Promise<JsonObject> {
    const files = tx.getRepository(DisclosureFileRow);
    await files.update({ id: file.id }, { ...changes, version: file.version + 1 } as never);
    // What the program reads and makes of a file is no other version for those who work on the disclosure.
    if (!LEAVE_AS_IT_WAS.includes(name))
      await tx.getRepository(DisclosureRow).update({ id: row.id }, { version: row.version + 1 });
    return { caseId: row.caseId };
  }

  protected override versionOf(_tx: EntityManager, _entered: Subject, { row }: FileSubject): Promise<string> {
    return Promise.resolve(String(row.version));
  }

  protected override changedSince(tx: EntityManager, _: Subject, { row }: FileSubject): Promise<Refused> {
    return disclosureChanged(this.acts, tx, row);
  }
}

const declareFileAct = actDecorator<NewSubjectContext, SubjectContext<FileSubject>, FileOutcome>(
  () => FileActs,
  { versioned: true },
);

/** Declares an act on a file of a disclosure. */
export const FileAct = <const D extends DisclosureDeclaration>(declaration: D) => declareFileAct(declaration);
