import type { Type } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import { EntityManager } from 'typeorm';
import { type Actor, holds, sees } from '../../kernel/access/index.js';
import type { ActDeclaration } from '../../kernel/acts/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, refuse, type Refused, type Result } from '../../kernel/result.js';
import {
  type ActCall,
  type ActClass,
  type ActRules,
  declarationOf,
  type SubjectRunner,
} from '../../platform/acts/index.js';
import { type ActContext, type ActOutcome, Acts, type Subject as LedgerSubject } from './acts.js';
import { versionsOf } from './subject-versions.js';

/** What the rules of an act are given that makes its subject: there is nothing yet but its id. */
export interface NewSubjectContext extends ActContext {
  readonly id: string;
  readonly agencyId: string;
  /** As what the act stands in the ledger. */
  readonly entered: LedgerSubject;
  /** What stands in the path of the request beside the subject. */
  readonly params: Readonly<Record<string, string>>;
  /** What the act found before its transaction (`ActRules.before`). */
  readonly found: unknown;
}

/** What the rules of an act on a subject are given. */
export type SubjectContext<Subject> = NewSubjectContext & Subject;

/** Something that entries are about. */
type Named = Pick<LedgerSubject, 'type' | 'id'>;
type RulesOf<Outcome> = { run(context: never, input: never): Promise<Result<Outcome>> };
type InputTo<Rules> = Rules extends { run(context: never, input: infer Input): unknown } ? Input : never;
type AnswerOf<Rules> = Rules extends RulesOf<ActOutcome<infer Answer>> ? Answer : never;

/**
 * The one way of an act on a subject: seen, permitted, loaded inside the transaction, its version compared, admitted by
 * the subject's state, judged by its own rules, written down, entered. A kind of subject says only what differs.
 */
export abstract class SubjectActs<
  Subject extends object,
  Outcome extends ActOutcome,
> implements SubjectRunner {
  /** As in the ledger. */
  protected abstract readonly type: string;

  constructor(
    protected readonly acts: Acts,
    private readonly modules: ModuleRef,
  ) {}

  /** The agency of a subject, read before the transaction; undefined where there is none. */
  protected abstract agencyOf(id: string): Promise<string | undefined>;

  /** As what an act on a subject is entered: itself; a certificate is entered with its officer. */
  protected async enteredAs(
    id: string,
    _actor: Actor,
    _params: Readonly<Record<string, string>>,
  ): Promise<LedgerSubject | undefined> {
    const agencyId = await this.agencyOf(id);
    return agencyId === undefined ? undefined : { agencyId, type: this.type, id };
  }

  /** As what an act is entered that makes its subject. */
  protected enteredAsNew(actor: Actor, input: unknown, id: string): LedgerSubject {
    return { agencyId: this.agencyOfNew(actor, input), type: this.type, id };
  }

  /** What the person had read, whose version a request names: that as which the act is entered. */
  protected readAs(_id: string, entered: LedgerSubject): Named {
    return entered;
  }

  /** The agency of a subject that an act makes. */
  protected agencyOfNew(actor: Actor, _input: unknown): string {
    return actor.agencyId;
  }

  /** The subject as it stands inside the transaction. */
  protected abstract load(tx: EntityManager, id: string): Promise<Subject>;
  /** What speaks against the act before its own rules: the state of the subject, who works on it. */
  protected abstract admits(
    declaration: ActDeclaration,
    actor: Actor,
    subject: Subject,
    tx: EntityManager,
  ): Result<void> | Promise<Result<void>>;
  /** Writes what the act changed; what it returns stands in the ledger entry beside the act's own detail. */
  protected abstract keep(
    context: SubjectContext<Subject>,
    declaration: ActDeclaration,
    outcome: Outcome,
  ): Promise<JsonObject>;
  /** Changes whenever that does which the person had read. */
  protected async versionOf(tx: EntityManager, { type, id }: Named, _: Subject): Promise<string> {
    return String((await versionsOf(tx, type, [id])).get(id) ?? 0);
  }

  /** The refusal of an act on what changed since it was read; a kind whose changes are entered elsewhere too says where. */
  protected changedSince(tx: EntityManager, read: Named, _: Subject): Promise<Refused> {
    return this.acts.changedSince(tx, read);
  }

  /**
   * Refuses `not-found` (missing or another agency's), `access.denied`, `conflict.version` when the subject changed since
   * the person read it, what the state of the subject does not admit, and what the act's own rules refuse.
   */
  async run<Rules extends RulesOf<Outcome>>(
    act: Type<Rules>,
    call: ActCall<InputTo<Rules>>,
  ): Promise<Result<AnswerOf<Rules>>> {
    const { declaration } = declarationOf(act);
    const rules = this.modules.get<ActRules<SubjectContext<Subject>, InputTo<Rules>, Outcome>>(act, {
      strict: false,
    });
    const { actor, input, params = {} } = call;
    const id = call.id ?? this.acts.newId();
    const entered = declaration.creates
      ? this.enteredAsNew(actor, input, id)
      : await this.enteredAs(id, actor, params);
    if (!entered) return refuse('not-found');
    const { agencyId } = entered;
    const asked = { actor, id, agencyId, entered, params };
    let found: unknown;
    if (rules.before) {
      const subject = await this.before(declaration, entered, id, call);
      if (!subject.ok) return subject;
      const before = await rules.before({ ...asked, ...subject.value } as never, input);
      if (!before.ok) return before;
      found = before.value;
    }
    const done = await this.acts.perform(actor, declaration.name, entered, async (base) => {
      const subject = await this.stands(base.tx, id, declaration, entered, call);
      if (!subject.ok) return subject;
      const context = { ...base, ...asked, found, ...subject.value } as SubjectContext<Subject>;
      const judged = await rules.run(context, input);
      if (!judged.ok) return judged;
      const kept = await this.keep(context, declaration, judged.value);
      return ok({
        value: judged.value.value as AnswerOf<Rules>,
        detail: { ...judged.value.detail, ...kept },
      });
    });
    if (done.ok) await rules.afterwards?.(call, done.value as never);
    return done;
  }

  /**
   * The subject of an act, for who has something slow to do before it. Refuses as `run` does before the act's own rules,
   * which asks all of it again.
   */
  async admitted(act: ActClass, call: Omit<ActCall, 'input'>): Promise<Result<Subject>> {
    const { declaration } = declarationOf(act);
    const { id, actor, params = {} } = call;
    const entered = id === undefined ? undefined : await this.enteredAs(id, actor, params);
    if (!entered) return refuse('not-found');
    return (await this.before(declaration, entered, id!, call)) as Result<Subject>;
  }

  private async before(
    declaration: ActDeclaration,
    entered: LedgerSubject,
    id: string,
    call: Omit<ActCall, 'input'>,
  ): Promise<Result<Subject | undefined>> {
    // As the transaction refuses it; nothing slow is done for who may not.
    if (!sees(call.actor, entered.agencyId)) return refuse('not-found');
    if (!holds(call.actor, declaration.name))
      return refuse('access.denied', { facts: { permission: declaration.name } });
    // It only reads, as every injected manager does.
    const reading = this.modules.get(EntityManager, { strict: false });
    return this.stands(reading, id, declaration, entered, call);
  }

  /** The subject, where it is the version that was read and its state admits the act; nothing, where the act makes it. */
  private async stands(
    tx: EntityManager,
    id: string,
    declaration: ActDeclaration,
    entered: LedgerSubject,
    { actor, version }: Omit<ActCall, 'input'>,
  ): Promise<Result<Subject | undefined>> {
    if (declaration.creates) return ok(undefined);
    const subject = await this.load(tx, id);
    const read = this.readAs(id, entered);
    if (version !== undefined && version !== (await this.versionOf(tx, read, subject)))
      return this.changedSince(tx, read, subject);
    const may = await this.admits(declaration, actor, subject, tx);
    return may.ok ? ok(subject) : may;
  }
}
