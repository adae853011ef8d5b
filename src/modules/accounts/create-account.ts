import { Injectable } from '@nestjs/common';
import { type Actor, type Role, SEPARATED_ROLES } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Acts } from '../ledger/index.js';
import { UserRow } from './account.entities.js';
import { Passwords } from './passwords.js';
import { passwordIsStrong } from './rules/sign-in.rules.js';

export interface NewAccount {
  agencyId: string;
  username: string;
  name: string;
  password: string;
  roles: Role[];
  officerId?: string;
}

/** 三员分立: nobody holds two of the three administrators' roles. */
export function rolesAreSeparated(roles: readonly Role[]): Result<void> {
  const held = roles.filter((role) => SEPARATED_ROLES.includes(role));
  return held.length > 1 ? refuse('account.separated-roles', { facts: { roles: held } }) : ok();
}

@Injectable()
export class CreateAccount {
  constructor(
    private readonly acts: Acts,
    private readonly passwords: Passwords,
  ) {}

  /** Refuses a weak password and whatever `enter` refuses. */
  async create(actor: Actor, account: NewAccount, id: string): Promise<Result<{ id: string }>> {
    const { password, ...rest } = account;
    const strong = passwordIsStrong(account.username, password);
    if (!strong.ok) return strong;
    return this.enter(actor, rest, await this.passwords.hash(password), id);
  }

  /** The account with a password hashed elsewhere: the demo's password is the choice of who starts it. */
  async enter(
    actor: Actor,
    account: Omit<NewAccount, 'password'>,
    passwordHash: string,
    id: string,
  ): Promise<Result<{ id: string }>> {
    const separated = rolesAreSeparated(account.roles);
    if (!separated.ok) return separated;
    const { agencyId, username, name, roles, officerId } = account;
    return this.acts.perform(
      actor,
      'account.create',
      { agencyId, type: 'account', id },
      async ({ tx, now }) => {
        const users = tx.getRepository(UserRow);
        if (await users.existsBy({ username })) return refuse('account.username-taken');
        await users.insert({
          id,
          agencyId,
          username,
          name,
          passwordHash,
          roles,
          officerId: officerId ?? null,
          status: 'active',
          failedSignIns: 0,
          lockedUntil: null,
          createdAt: now,
        });
        return ok({ value: { id }, detail: { username, roles } });
      },
    );
  }
}
