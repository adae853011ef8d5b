import type { Type } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type { EntityManager } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import type { ActDeclaration } from '../../kernel/acts/index.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { type ActCall, type ActRules, declarationOf, type SubjectRunner } from '../../platform/acts/index.js';
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
  protected async enteredAs(id: string, _actor: Actor): Promise<LedgerSubject | undefined> {
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
      : await this.enteredAs(id, actor);
    if (!entered) return refuse('not-found');
    const { agencyId } = entered;
    const done = await this.acts.perform(actor, declaration.name, entered, async (base) => {
      const made = { ...base, id, agencyId, entered, params };
      let context = made as SubjectContext<Subject>;
      if (!declaration.creates) {
        const subject = await this.load(base.tx, id);
        const read = this.readAs(id, entered);
        if (call.version !== undefined && call.version !== (await this.versionOf(base.tx, read, subject)))
          return this.acts.changedSince(base.tx, read);
        const may = await this.admits(declaration, actor, subject, base.tx);
        if (!may.ok) return may;
        context = { ...made, ...subject };
      }
      const judged = await rules.run(context, input);
      if (!judged.ok) return judged;
      const kept = await this.keep(context, declaration, judged.value);
      return ok({
        value: judged.value.value as AnswerOf<Rules>,
        detail: { ...judged.value.detail, ...kept },
      });
    });
    if (done.ok) await rules.afterwards?.(call);
    return done;
  }
}
