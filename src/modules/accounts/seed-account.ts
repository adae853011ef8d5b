import { Injectable } from '@nestjs/common';
import { type Actor, isSystem, type Role } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Acts } from '../ledger/index.js';
import { UserRow } from './account.entities.js';
import type { NewAccountInput } from './dto/account.dto.js';
import { blankAccount } from './new-account.js';
import { Passwords } from './passwords.js';

export interface SeededAccount extends NewAccountInput {
  roles: Role[];
  /** Beside another account of the same officer record, as offices had them before 0.5.0. */
  sharesFile?: boolean;
}

/**
 * A whole account at once, by the program itself alone: the demo office and tests. No route leads here; an office makes
 * its accounts by `CreateAccount`, a link and two administrators.
 */
@Injectable()
export class SeedAccount {
  constructor(
    private readonly acts: Acts,
    private readonly passwords: Passwords,
  ) {}

  async create(
    system: Actor,
    { password, ...account }: SeededAccount & { password: string },
    id: string,
  ): Promise<Result<{ id: string }>> {
    return this.enter(system, account, await this.passwords.hash(password), id);
  }

  /** The account with a password hashed elsewhere, once for many. */
  async enter(
    system: Actor,
    account: SeededAccount,
    passwordHash: string,
    id: string,
  ): Promise<Result<{ id: string }>> {
    if (!isSystem(system)) throw new Error('accounts are seeded by the program alone');
    const { agencyId, username, roles, sharesFile = false } = account;
    const subject = { agencyId, type: 'account', id };
    return this.acts.perform(system, 'account.create', subject, async ({ tx, now }) => {
      const users = tx.getRepository(UserRow);
      if (await users.existsBy({ username })) return refuse('account.username-taken');
      await users.insert({ ...blankAccount(account, now), id, agencyId, passwordHash, roles, sharesFile });
      return ok({ value: { id }, detail: { username, roles } });
    });
  }
}
