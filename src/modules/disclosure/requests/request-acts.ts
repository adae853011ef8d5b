import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor } from '../../../kernel/access/index.js';
import type { ActDeclaration } from '../../../kernel/acts/index.js';
import type { JsonObject } from '../../../kernel/json.js';
import { firstRefusal, ok, refuse, type Refused, type Result } from '../../../kernel/result.js';
import { actDecorator } from '../../../platform/acts/index.js';
import {
  Acts,
  type NewSubjectContext,
  RowActs,
  type RowContext,
  type RowOutcome,
  type Subject,
  SubjectActs,
  type SubjectContext,
} from '../../ledger/index.js';
import { admittedIn, type DisclosureDeclaration, type DisclosureOutcome } from '../disclosure-acts.js';
import { DisclosureRow } from '../disclosure.entities.js';
import { PublicRequestRow, type RequestState } from './request.entities.js';

export type RequestContext = RowContext<PublicRequestRow>;
export type RequestOutcome<Answer = void> = RowOutcome<PublicRequestRow, Answer>;

/** The declaration of an act on a request of the public. */
export interface RequestDeclaration extends ActDeclaration {
  /** The state of the request in which it is admitted; absent where the act makes it. */
  readonly from?: RequestState;
}

const WORDS: Record<RequestState, string> = {
  open: '待答复',
  proposed: '待复核停止公示',
  accepted: '已同意',
  refused: '已答复',
};

/** Refuses `request.out-of-order`. */
function requestIs(state: RequestState, row: PublicRequestRow): Result<void> {
  if (row.state === state) return ok();
  return refuse('request.out-of-order', {
    detail: `申请现处于“${WORDS[row.state]}”`,
    facts: { state: row.state },
  });
}

/** The refusal of an act on a request that changed since it was read. */
function requestChanged(acts: Acts, tx: EntityManager, row: PublicRequestRow): Promise<Refused> {
  // That the record was stopped is entered with its disclosure.
  const stopped = row.kind === 'early-stop' && row.state === 'accepted' && row.disclosureId;
  const besides = stopped
    ? [{ subjectType: 'disclosure', subjectId: stopped, act: 'disclosure.stop-early' }]
    : [];
  return acts.changedSince(tx, { type: 'request', id: row.id }, ...besides);
}

/** Acts on a request of the public: its state is judged first, and its row counts them. */
@Injectable()
export class RequestActs extends RowActs<PublicRequestRow> {
  protected readonly type = 'request';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(PublicRequestRow) rows: Repository<PublicRequestRow>,
  ) {
    super(acts, modules, rows);
  }

  protected override admits(
    declaration: ActDeclaration,
    _actor: Actor,
    { row }: { row: PublicRequestRow },
  ): Result<void> {
    return requestIs((declaration as RequestDeclaration).from!, row);
  }

  protected override changedSince(
    tx: EntityManager,
    _entered: Subject,
    { row }: { row: PublicRequestRow },
  ): Promise<Refused> {
    return requestChanged(this.acts, tx, row);
  }
}

interface StopSubject {
  readonly request: PublicRequestRow;
  /** The disclosure of the record that it is about; a complaint is about none. */
  readonly row: DisclosureRow | null;
}
export type StopContext = SubjectContext<StopSubject>;

/** What a second person does about a proposed early stop: judged by the request, entered with the disclosure. */
@Injectable()
export class EarlyStopActs extends SubjectActs<StopSubject, DisclosureOutcome<unknown>> {
  protected readonly type = 'disclosure';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(PublicRequestRow) private readonly requests: Repository<PublicRequestRow>,
  ) {
    super(acts, modules);
  }

  protected override async enteredAs(id: string): Promise<Subject | undefined> {
    const request = await this.requests.findOneBy({ id });
    if (!request) return undefined;
    const { agencyId, disclosureId } = request;
    return disclosureId === null
      ? { agencyId, type: 'request', id }
      : { agencyId, type: this.type, id: disclosureId };
  }

  protected async agencyOf(id: string): Promise<string | undefined> {
    return (await this.enteredAs(id))?.agencyId;
  }

  protected async load(tx: EntityManager, id: string): Promise<StopSubject> {
    const request = await tx.getRepository(PublicRequestRow).findOneByOrFail({ id });
    const { disclosureId } = request;
    const row = disclosureId
      ? await tx.getRepository(DisclosureRow).findOneByOrFail({ id: disclosureId })
      : null;
    return { request, row };
  }

  /** Refuses `request.out-of-order`, and `disclosure.out-of-order` where the record is no longer shown. */
  protected admits(declaration: ActDeclaration, _actor: Actor, { request, row }: StopSubject): Result<void> {
    return firstRefusal(
      () => requestIs('proposed', request),
      () => admittedIn(declaration, row!.state),
    );
  }

  protected async keep(
    { tx, request, today, actor, ...context }: StopContext,
    _declaration: ActDeclaration,
    { changes }: DisclosureOutcome<unknown>,
  ): Promise<JsonObject> {
    const row = context.row!;
    await tx.getRepository(DisclosureRow).update({ id: row.id }, { ...changes, version: row.version + 1 });
    const settled = { state: 'accepted' as const, settledOn: today, settledByName: actor.name };
    await tx
      .getRepository(PublicRequestRow)
      .update({ id: request.id }, { ...settled, version: request.version + 1 });
    return { caseId: row.caseId };
  }

  protected override versionOf(_tx: EntityManager, _: Subject, { request }: StopSubject): Promise<string> {
    return Promise.resolve(String(request.version));
  }

  protected override changedSince(tx: EntityManager, _: Subject, { request }: StopSubject): Promise<Refused> {
    return requestChanged(this.acts, tx, request);
  }
}

const declareRequestAct = actDecorator<NewSubjectContext, RequestContext, RequestOutcome<unknown>>(
  () => RequestActs,
  { versioned: true },
);

/** Declares an act on a request of the public. */
export const RequestAct = <const D extends RequestDeclaration>(declaration: D) =>
  declareRequestAct(declaration);

const declareStopAct = actDecorator<NewSubjectContext, StopContext, DisclosureOutcome<unknown>>(
  () => EarlyStopActs,
  { versioned: true },
);

/** Declares what is done to a disclosure about a request. */
export const EarlyStopAct = <const D extends DisclosureDeclaration>(declaration: D) =>
  declareStopAct(declaration);
