import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { ActDeclaration } from '../../kernel/acts/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { firstRefusal, ok, refuse, type Result } from '../../kernel/result.js';
import type { Instant } from '../../kernel/time.js';
import { actDecorator } from '../../platform/acts/index.js';
import {
  type ActOutcome,
  Acts,
  type NewSubjectContext,
  type Subject,
  SubjectActs,
  type SubjectContext,
} from '../ledger/index.js';
import type { CertificateSnapshot } from '../officers/index.js';
import { type CaseKeys, CaseRow } from './case.entities.js';
import { CaseIndexWriter } from './case-index-writer.js';
import { isApproval } from './rules/approvals.rules.js';
import { searchTextOf } from './rules/case-tokens.rules.js';
import {
  type CaseAct as CaseActName,
  type CaseSituation,
  type CaseState,
  declareTransition,
  STATES,
  type Transition,
  transitionOf,
} from './rules/procedure.js';
import type { Stage } from './rules/vocabulary.js';
import { enterEvent, type NewDocument } from './timeline.js';

interface CaseSubject {
  /** The case as it stands inside the transaction. */
  readonly file: CaseRow;
}

/** What the rules of an act on a case are given. */
export type CaseContext = SubjectContext<CaseSubject>;

/** A case as the act that begins it leaves it. */
export type NewCase = Omit<CaseRow, 'state' | 'createdAt' | 'updatedAt' | 'version' | CaseKeys>;

/** What an act on a case leaves behind. */
export interface CaseOutcome<Answer = void> extends ActOutcome<Answer> {
  changes?: Partial<CaseRow>;
  /** The case that the act begins: complete, only its row is missing. */
  file?: NewCase;
  /** The certificates judged for this act, kept with it (PEN-02). */
  officers?: readonly CertificateSnapshot[];
  documents?: readonly NewDocument[];
  /** When it happened, where that is not now. */
  occurred?: { from: Instant; to: Instant };
  /** The state stays although the declaration would move the case on (a part payment). */
  stay?: boolean;
  stage?: Stage;
}

/**
 * Every act on a case: its declaration says in which states it is admitted and which state it leads to; the timeline of
 * the case takes it in with the papers it left.
 */
@Injectable()
export class CaseActs extends SubjectActs<CaseSubject, CaseOutcome<unknown>> {
  protected readonly type = 'case';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(CaseRow) private readonly cases: Repository<CaseRow>,
  ) {
    super(acts, modules);
  }

  protected async agencyOf(id: string): Promise<string | undefined> {
    const known = await this.cases.findOne({ where: { id }, select: { id: true, agencyId: true } });
    return known?.agencyId;
  }

  protected async load(tx: EntityManager, id: string): Promise<CaseSubject> {
    return { file: await tx.getRepository(CaseRow).findOneByOrFail({ id }) };
  }

  /** Every act on a case counts it in its row. */
  protected override versionOf(
    _tx: EntityManager,
    _entered: Subject,
    { file }: CaseSubject,
  ): Promise<string> {
    return Promise.resolve(String(file.version));
  }

  /** Refuses `case.not-case-officer`, `case.four-eyes` of who handled it before, and `case.out-of-order` in a state that the declaration does not name. */
  protected admits({ name, roles }: ActDeclaration, actor: Actor, { file }: CaseSubject): Result<void> {
    return firstRefusal(
      () => onTheCase(roles, actor, file),
      () => neverHandled(name, actor, file),
      () => allowedIn(transitionOf(name as CaseActName), file.state),
    );
  }

  protected async keep(
    context: CaseContext,
    { name, creates }: ActDeclaration,
    outcome: CaseOutcome<unknown>,
  ): Promise<JsonObject> {
    const transition = transitionOf(name as CaseActName);
    if (creates) {
      await this.begin(context, transition.to as CaseState, outcome.file!);
      return { to: transition.to, ...(await enter(context, transition, outcome)) };
    }
    const state = await this.change(context, transition, outcome);
    return { from: context.file.state, to: state, ...(await enter(context, transition, outcome)) };
  }

  private async change(
    { tx, file, now }: CaseContext,
    transition: Transition,
    outcome: CaseOutcome<unknown>,
  ): Promise<CaseState> {
    const to = outcome.stay ? undefined : transition.to;
    const state = to === 'resume' ? (file.resumeTo ?? 'investigating') : (to ?? file.state);
    const changes = { ...outcome.changes, state, updatedAt: now, version: file.version + 1 };
    const after = { ...file, ...changes };
    await tx.getRepository(CaseRow).update({ id: file.id }, { ...changes, searchText: searchTextOf(after) });
    await new CaseIndexWriter(tx).move(file, after);
    return state;
  }

  private async begin({ tx, now }: NewSubjectContext, state: CaseState, file: NewCase): Promise<void> {
    const shelf = new CaseIndexWriter(tx);
    const row: CaseRow = {
      ...file,
      state,
      createdAt: now,
      updatedAt: now,
      version: 1,
      no: await shelf.nextNo(file.agencyId),
      nextDue: null,
      searchText: searchTextOf(file),
    };
    await tx.getRepository(CaseRow).insert(row);
    await shelf.add(row);
    // Clocks may have begun before the row was there.
    await shelf.keepNextDue(row.id);
  }
}

function enter(
  context: NewSubjectContext,
  { act, stage, guards }: Transition,
  outcome: CaseOutcome<unknown>,
): Promise<JsonObject> {
  return enterEvent(context, context.id, { ...outcome, act, stage: outcome.stage ?? stage, rules: guards });
}

/** What is an officer's to do is done by the officers of this case (承办人), not by any officer of the agency. */
function onTheCase(roles: readonly string[], actor: Actor, file: CaseRow): Result<void> {
  const officersAct = roles.length === 1 && roles[0] === 'officer';
  if (!officersAct || (actor.officerId !== undefined && file.officerIds.includes(actor.officerId)))
    return ok();
  return refuse('case.not-case-officer', { next: '由本案承办人办理' });
}

/** Four eyes: who handled the case before its officers were changed approves nothing in it, nor decides it. */
function neverHandled(act: string, { officerId }: Actor, file: CaseRow): Result<void> {
  if (!officerId || !isApproval(act) || !file.formerOfficerIds?.includes(officerId)) return ok();
  return refuse('case.four-eyes', {
    basis: '行政处罚法第57条',
    detail: '审批人曾为本案承办人',
    next: '由其他负责人审批',
  });
}

function allowedIn(transition: Transition, state: CaseState): Result<void> {
  if (transition.from.includes(state)) return ok();
  return refuse('case.out-of-order', {
    detail: `案件现处于“${STATES[state]}”，不能办理“${transition.title}”`,
    next: `须先到达：${transition.from.map((s) => STATES[s]).join('、')}`,
    facts: { state, allowed: [...transition.from] },
  });
}

/** The declaration of an act on a case: beside what every act says, its line of the state table. */
export interface CaseActDeclaration extends ActDeclaration {
  readonly name: CaseActName;
  /** States in which it is admitted; none where it begins a case. */
  readonly from?: readonly CaseState[];
  /** Absent: the state stays. `resume`: back to where the suspension began. */
  readonly to?: CaseState | 'resume';
  readonly stage: Stage;
  /** Papers (文书) the act leaves. */
  readonly documents?: readonly string[];
  /** Rows of the law packs that guard it. */
  readonly guards?: readonly string[];
  /** Whether it is offered in the states that admit it; absent: always. */
  readonly offeredWhen?: (situation: CaseSituation) => boolean;
}

const declareCaseAct = actDecorator<NewSubjectContext, CaseContext, CaseOutcome<unknown>>(() => CaseActs, {
  versioned: true,
});

/** Declares an act on a case. */
export function CaseAct<const D extends CaseActDeclaration>(declaration: D) {
  const { name: act, title, from = [], to, stage, documents = [], guards = [], offeredWhen } = declaration;
  declareTransition({ act, from, to, stage, title: title.zh, documents, guards, offeredWhen });
  return declareCaseAct(declaration);
}
