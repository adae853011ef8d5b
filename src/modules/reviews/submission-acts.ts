import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { EntityManager } from 'typeorm';
import type { JsonObject } from '../../kernel/json.js';
import { ok, type Result } from '../../kernel/result.js';
import { actDecorator } from '../../platform/acts/index.js';
import { CaseFiles, type CaseRow } from '../cases/index.js';
import {
  type ActOutcome,
  Acts,
  type NewSubjectContext,
  type Subject,
  SubjectActs,
  type SubjectContext,
} from '../ledger/index.js';

interface SubmissionSubject {
  /** The case as it stands inside the transaction. */
  readonly file: CaseRow;
}
export type SubmissionContext = SubjectContext<SubmissionSubject>;

/** Acts that make a review of a case: about the case, as its officer had read it, and entered as the new review. */
@Injectable()
export class SubmissionActs extends SubjectActs<SubmissionSubject, ActOutcome> {
  protected readonly type = 'review';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    private readonly files: CaseFiles,
  ) {
    super(acts, modules);
  }

  protected async agencyOf(caseId: string): Promise<string | undefined> {
    return (await this.files.get(caseId))?.agencyId;
  }

  protected override async enteredAs(caseId: string): Promise<Subject | undefined> {
    const agencyId = await this.agencyOf(caseId);
    return agencyId === undefined ? undefined : { agencyId, type: this.type, id: this.acts.newId() };
  }

  protected override readAs(caseId: string): Pick<Subject, 'type' | 'id'> {
    return { type: 'case', id: caseId };
  }

  protected async load(tx: EntityManager, caseId: string): Promise<SubmissionSubject> {
    const file = await this.files.get(caseId, tx);
    if (!file) throw new Error('the case is gone');
    return { file };
  }

  /** Every act on a case counts it in its row. */
  protected override versionOf(
    _tx: EntityManager,
    _read: unknown,
    { file }: SubmissionSubject,
  ): Promise<string> {
    return Promise.resolve(String(file.version));
  }

  protected admits(): Result<void> {
    return ok();
  }

  protected async keep(): Promise<JsonObject> {
    return {};
  }
}

export const SubmissionAct = actDecorator<NewSubjectContext, SubmissionContext, ActOutcome>(
  () => SubmissionActs,
  { versioned: true },
);
