import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import type { Actor, Role } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Acts } from '../ledger/index.js';
import { SessionRow, UserRow } from './account.entities.js';
import { rolesAreSeparated } from './create-account.js';

/** Taking an account out of use and changing its roles; both end its open sessions at once. */
@Injectable()
export class ChangeAccount {
  constructor(
    @InjectRepository(UserRow) private readonly users: Repository<UserRow>,
    private readonly acts: Acts,
  ) {}

  disable(actor: Actor, userId: string): Promise<Result<void>> {
    return this.change(actor, 'account.disable', userId, { status: 'disabled' });
  }

  async grantRoles(actor: Actor, userId: string, roles: Role[]): Promise<Result<void>> {
    const separated = rolesAreSeparated(roles);
    return separated.ok ? this.change(actor, 'account.grant-roles', userId, { roles }) : separated;
  }

  private async change(
    actor: Actor,
    act: 'account.disable' | 'account.grant-roles',
    userId: string,
    change: Partial<Pick<UserRow, 'status' | 'roles'>>,
  ): Promise<Result<void>> {
    const user = await this.users.findOneBy({ id: userId });
    if (!user) return refuse('not-found');
    if (user.id === actor.userId) return refuse('account.self');
    return this.acts.perform(
      actor,
      act,
      { agencyId: user.agencyId, type: 'account', id: userId },
      async ({ tx, now }) => {
        await tx.getRepository(UserRow).update({ id: userId }, change);
        await tx.getRepository(SessionRow).update({ userId, closedAt: IsNull() }, { closedAt: now });
        return ok({ value: undefined, detail: { ...change } });
      },
    );
  }
}
