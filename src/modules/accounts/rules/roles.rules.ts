import { type Actor, incompatibilitiesOf, type Role } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';

/** An account as far as these rules look at it. */
export interface Person {
  readonly id: string;
  readonly officerId: string | null;
}

/** Two accounts of one person count as one person. */
export const samePerson = (one: Person, other: Person): boolean =>
  one.id === other.id || (one.officerId !== null && one.officerId === other.officerId);

export const personOf = (actor: Actor): Person => ({
  id: actor.userId,
  officerId: actor.officerId ?? null,
});

/** Refuses `account.self`: what administrators do to an account they do not do to their own. */
export const notOwn = (actor: Actor, account: Person, next?: string): Result<void> =>
  samePerson(personOf(actor), account) ? refuse('account.self', { next }) : ok();

/** Refuses `account.incompatible-roles` with every pair of the table that the roles hold. */
export function rolesGoTogether(roles: readonly Role[]): Result<void> {
  const pairs = incompatibilitiesOf(roles);
  if (pairs.length === 0) return ok();
  return refuse('account.incompatible-roles', {
    basis: [...new Set(pairs.map(({ basis }) => basis))].join('；'),
    detail: [...new Set(pairs.map(({ reason }) => reason))].join('；'),
    next: '请将这些角色授予不同的人',
    facts: { pairs: pairs.map(({ roles: pair }) => pair) },
  });
}

/** GB/T 22239: who proposed roles does not confirm them, and nobody does for himself. */
export function mayConfirm(
  confirmer: Person,
  proposer: Person,
  owner: Person,
  roles: readonly Role[],
): Result<void> {
  if (samePerson(confirmer, owner)) return refuse('account.self');
  if (samePerson(confirmer, proposer))
    return refuse('account.same-hand', { next: '请由另一名安全管理员确认' });
  return rolesGoTogether(roles);
}
