import { grant, type Permission, type Role } from '../access/index.js';

export type ActMethod = 'POST' | 'PUT' | 'PATCH' | 'DELETE';
/** The class of an input or an answer. */
export type ShapeClass = new () => object;

/**
 * What is said of an act once, where it is written. Its permission, its route with input and answers, its titles and the
 * name of its ledger entry follow from it.
 */
export interface ActDeclaration {
  /** `subject.verb`: the name in the ledger, and the permission. It never changes. */
  readonly name: Permission;
  /** Who may; the rules of the act may ask for more. */
  readonly roles: readonly Role[];
  readonly title: { readonly zh: string; readonly en: string };
  /** Method and path below `/api`, whose `:id` is the subject. Absent: the program does it, no request. */
  readonly route?: `${ActMethod} ${string}`;
  /** Absent: the request has no body. */
  readonly input?: ShapeClass;
  /** Absent: the answer is 204. */
  readonly answer?: ShapeClass;
  /** The act makes its subject: there is none before, the answer is 201. */
  readonly creates?: boolean;
  /** 201: the act makes something that belongs to its subject (a card of an officer). */
  readonly status?: 201;
  /** Under which the operation was released, before its act was declared; absent: the act's name. */
  readonly operationId?: string;
}

const declared = new Map<string, ActDeclaration>();

/** Makes an act known. Throws where its name has been declared before. */
export function declareAct(declaration: ActDeclaration): void {
  grant(declaration.name, declaration.roles);
  declared.set(declaration.name, declaration);
}

/** Every act that was declared, by name. */
export function declaredActs(): ActDeclaration[] {
  return [...declared.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

export function declarationNamed(name: string): ActDeclaration | undefined {
  return declared.get(name);
}
