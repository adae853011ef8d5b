import { Injectable, type Type } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, systemActor } from '../../kernel/access/index.js';
import { refuse, type Result } from '../../kernel/result.js';
import { actDecorator, type ActRules } from '../../platform/acts/index.js';
import { Acts, type NewSubjectContext, RowActs, type RowContext, type RowOutcome } from '../ledger/index.js';
import { UserRow } from './account.entities.js';

export type AccountContext = RowContext<UserRow>;
export type AccountOutcome<Answer = void> = RowOutcome<UserRow, Answer>;

/** Acts on an account: of administrators, and of its owner. */
@Injectable()
export class AccountActs extends RowActs<UserRow> {
  protected readonly type = 'account';

  constructor(
    acts: Acts,
    modules: ModuleRef,
    @InjectRepository(UserRow) private readonly users: Repository<UserRow>,
  ) {
    super(acts, modules, users);
  }

  /** An act of the program itself, for who has the machine (command line). */
  async runByMachine<Answer>(
    act: Type<ActRules<AccountContext, undefined, AccountOutcome<Answer>>>,
    username: string,
  ): Promise<Result<Answer>> {
    const user = await this.users.findOneBy({ username });
    if (!user) return refuse('not-found');
    const actor = systemActor(user.agencyId, ['sysadmin']);
    return this.run(act, { actor, id: user.id, input: undefined });
  }

  protected override agencyOfNew(_actor: Actor, { agencyId }: { agencyId: string }): string {
    return agencyId;
  }
}

export const AccountAct = actDecorator<NewSubjectContext, AccountContext, AccountOutcome<unknown>>(
  () => AccountActs,
  { versioned: true },
);
