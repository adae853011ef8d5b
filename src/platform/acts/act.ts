import { Injectable, type Type } from '@nestjs/common';
import { type ActDeclaration, declareAct, LEAVE_AS_IT_WAS } from '../../kernel/acts/index.js';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';

/** What is asked of an act: by whom, on which subject, with what. */
export interface ActCall<Input = unknown> {
  readonly actor: Actor;
  /** The subject; absent where the act makes it. */
  readonly id?: string;
  readonly input: Input;
  /** What else stands in the path of the request, by name. */
  readonly params?: Readonly<Record<string, string>>;
  /** The version that the person had read, as in `If-Match`; absent: whichever there is. */
  readonly version?: string;
}

/** What is known of an act before its transaction: who asks, and the subject as it stands then. */
export type BeforeAct<Context> = [Context] extends [never]
  ? never
  : Omit<Context, 'tx' | 'now' | 'today' | 'entryId' | 'newId' | 'found'>;

/** The rules of an act. `run` judges and says what changes; it writes only rows that no one else writes. */
export interface ActRules<Context, Input, Outcome> {
  /**
   * What is slow (long texts, files, digests), before the writer is held; what it answers is the context's `found`. The
   * subject was seen, its version compared and its state asked already; all of it is asked again in the transaction.
   */
  before?(context: BeforeAct<Context>, input: Input): Promise<Result<unknown>>;
  run(context: Context, input: Input): Promise<Result<Outcome>>;
  /** What follows once the act stands, as acts of its own: it neither takes the act back nor refuses anything. */
  afterwards?(call: ActCall<Input>, answer: never): Promise<void> | void;
}

/** Runs acts on one kind of subject: a case, a licence, an inspection. */
export interface SubjectRunner {
  run(act: Type<ActRules<never, never, unknown>>, call: ActCall<never>): Promise<Result<unknown>>;
}

export type ActClass = Type<ActRules<never, never, unknown>>;

/** What holds of every act of a kind. */
export interface ActKind {
  /** A person reads the subject before he acts on it: a request must name the version it is about (`If-Match`). */
  readonly versioned: boolean;
}

export interface DeclaredActClass {
  readonly declaration: ActDeclaration;
  readonly runner: () => Type<SubjectRunner>;
  /** Whether a request must name the version of the subject; never where the act makes its subject, or reads it. */
  readonly versioned: boolean;
}

const classes = new Map<ActClass, DeclaredActClass>();

/**
 * The decorator of a kind of acts: declares the class below it, which is run by `runner`. What an act is given that makes
 * its subject is `Before`; what any other, `Context`.
 */
export function actDecorator<Before, Context, Outcome>(
  runner: () => Type<SubjectRunner>,
  { versioned }: ActKind,
) {
  return <const D extends ActDeclaration>(declaration: D) =>
    (target: Type<ActRules<D extends { creates: true } ? Before : Context, InputOf<D>, Outcome>>): void => {
      declareAct(declaration);
      const changes = !declaration.creates && !LEAVE_AS_IT_WAS.includes(declaration.name);
      classes.set(target, { declaration, runner, versioned: versioned && changes });
      Injectable()(target);
    };
}

/** The input of an act: an instance of the declared class; nothing, where a request has no body; else what callers give. */
export type InputOf<D> = D extends { input: new () => infer Input }
  ? Input
  : D extends { route: string }
    ? undefined
    : never;

/** What was declared of a class. Throws where nothing was. */
export function declarationOf(act: ActClass): DeclaredActClass {
  const found = classes.get(act);
  if (!found) throw new Error(`${act.name} is not declared as an act`);
  return found;
}
