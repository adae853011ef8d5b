import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { EntityManager } from 'typeorm';
import { type Actor, sees } from '../../kernel/access/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, refuse, type Refused, type Result } from '../../kernel/result.js';
import { actDecorator } from '../../platform/acts/index.js';
import {
  type ActOutcome,
  Acts,
  type NewSubjectContext,
  type Subject,
  SubjectActs,
  type SubjectContext,
} from '../ledger/index.js';
import { disclosureChanged } from './disclosure-acts.js';
import { DisclosureRow } from './disclosure.entities.js';
import { Publishables } from './publishables/publishables.js';
import type { PublishableKind } from './rules/publishable-kinds.js';

interface AssessedSubject {
  /** Its disclosure; there is none before the first assessment. */
  readonly earlier: DisclosureRow | null;
}
export type AssessmentContext = SubjectContext<AssessedSubject>;
export interface AssessmentOutcome<Answer = void> extends ActOutcome<Answer> {
  readonly row: DisclosureRow;
}

/**
 * Acts on what can be published, named by its id and the kind in `params`: entered with its case, or with itself. Its
 * version is that of its disclosure, 0 before there is one.
 */
@Injectable()
export class AssessmentActs extends SubjectActs<AssessedSubject, AssessmentOutcome<unknown>> {
  protected readonly type = 'publishable';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    private readonly publishables: Publishables,
  ) {
    super(acts, modules);
  }

  protected override async enteredAs(
    id: string,
    actor: Actor,
    { kind }: Readonly<Record<string, string>>,
  ): Promise<Subject | undefined> {
    const matter = await this.publishables.get(kind as PublishableKind, id);
    if (!matter.ok || !sees(actor, matter.value.agencyId)) return undefined;
    const { agencyId, caseId } = matter.value;
    return caseId ? { agencyId, type: 'case', id: caseId } : { agencyId, type: matter.value.kind, id };
  }

  protected agencyOf(): never {
    throw new Error('what can be published is found by its kind');
  }

  protected async load(tx: EntityManager, id: string): Promise<AssessedSubject> {
    return { earlier: await tx.getRepository(DisclosureRow).findOneBy({ decisionId: id }) };
  }

  /** Refuses `disclosure.out-of-order` once it was published. */
  protected admits(_declaration: unknown, _actor: Actor, { earlier }: AssessedSubject): Result<void> {
    if (earlier?.state !== 'published' && earlier?.state !== 'withdrawn') return ok();
    return refuse('disclosure.out-of-order', { facts: { state: earlier.state } });
  }

  protected async keep(
    { tx }: AssessmentContext,
    _declaration: unknown,
    { row }: AssessmentOutcome<unknown>,
  ): Promise<JsonObject> {
    await tx.getRepository(DisclosureRow).save(row);
    return {};
  }

  protected override versionOf(
    _tx: EntityManager,
    _entered: Subject,
    { earlier }: AssessedSubject,
  ): Promise<string> {
    return Promise.resolve(String(earlier?.version ?? 0));
  }

  protected override changedSince(
    tx: EntityManager,
    entered: Subject,
    { earlier }: AssessedSubject,
  ): Promise<Refused> {
    return earlier ? disclosureChanged(this.acts, tx, earlier) : super.changedSince(tx, entered, { earlier });
  }
}

export const AssessmentAct = actDecorator<NewSubjectContext, AssessmentContext, AssessmentOutcome<unknown>>(
  () => AssessmentActs,
  { versioned: true },
);
