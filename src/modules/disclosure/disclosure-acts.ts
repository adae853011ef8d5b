import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, FindOptionsWhere, Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { ActDeclaration } from '../../kernel/acts/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, refuse, type Refused, type Result } from '../../kernel/result.js';
import { actDecorator, type BeforeAct } from '../../platform/acts/index.js';
import {
  Acts,
  type LedgerEntryRow,
  type NewSubjectContext,
  RowActs,
  type RowContext,
  type RowOutcome,
  type Subject,
} from '../ledger/index.js';
import { DisclosureRow, type DisclosureState } from './disclosure.entities.js';

/** `Found` is what the act has found before its transaction. */
export type DisclosureContext<Found = unknown> = RowContext<DisclosureRow> & { readonly found: Found };
export type BeforeDisclosureAct = BeforeAct<RowContext<DisclosureRow>>;
export type DisclosureOutcome<Answer = void> = RowOutcome<DisclosureRow, Answer>;

/** The declaration of an act on a disclosure, or on something that belongs to it. */
export interface DisclosureDeclaration extends ActDeclaration {
  /** States of the disclosure in which it is admitted. */
  readonly from: readonly DisclosureState[];
}

/** Files of what is published are changed for a correction; the public reads the released ones until then. */
export const WITH_FILES: readonly DisclosureState[] = ['assessed', 'drafted', 'returned', 'published'];

const WORDS: Record<DisclosureState, string> = {
  assessed: '待制作',
  'assessed-private': '评估为不公示',
  drafted: '待复核',
  returned: '已退回',
  published: '已公示',
  withdrawn: '已撤回',
};

/** Refuses `disclosure.out-of-order`. */
export function admittedIn(declaration: ActDeclaration, state: DisclosureState): Result<void> {
  if ((declaration as DisclosureDeclaration).from.includes(state)) return ok();
  return refuse('disclosure.out-of-order', { detail: `公示现处于“${WORDS[state]}”`, facts: { state } });
}

/** Acts on a disclosure: its state is judged first, and its row counts them. */
@Injectable()
export class DisclosureActs extends RowActs<DisclosureRow> {
  protected readonly type = 'disclosure';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(DisclosureRow) rows: Repository<DisclosureRow>,
  ) {
    super(acts, modules, rows);
  }

  /** Refuses `disclosure.out-of-order` in a state that the declaration does not name. */
  protected override admits(
    declaration: ActDeclaration,
    _actor: Actor,
    { row }: { row: DisclosureRow },
  ): Result<void> {
    return admittedIn(declaration, row.state);
  }

  protected override async keep(
    context: RowContext<DisclosureRow>,
    declaration: ActDeclaration,
    outcome: DisclosureOutcome<unknown>,
  ): Promise<JsonObject> {
    await super.keep(context, declaration, { ...outcome, changes: outcome.changes ?? {} });
    return { caseId: context.row.caseId };
  }

  protected override changedSince(
    tx: EntityManager,
    _entered: Subject,
    { row }: { row: DisclosureRow },
  ): Promise<Refused> {
    return disclosureChanged(this.acts, tx, row);
  }
}

/** The refusal of an act on a disclosure that changed since it was read. */
export function disclosureChanged(acts: Acts, tx: EntityManager, row: DisclosureRow): Promise<Refused> {
  // The assessment is entered with the case, or with what is published.
  const assessed: FindOptionsWhere<LedgerEntryRow> = {
    act: 'disclosure.assess',
    at: row.assessedAt,
    ...(row.caseId === null
      ? { subjectType: row.kind, subjectId: row.decisionId }
      : { subjectType: 'case', subjectId: row.caseId }),
  };
  return acts.changedSince(tx, { type: 'disclosure', id: row.id }, assessed);
}

const declareDisclosureAct = actDecorator<
  NewSubjectContext,
  RowContext<DisclosureRow>,
  DisclosureOutcome<unknown>
>(() => DisclosureActs, { versioned: true });

/** Declares an act on a disclosure. */
export const DisclosureAct = <const D extends DisclosureDeclaration>(declaration: D) =>
  declareDisclosureAct(declaration);
