import { ok, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { notOwn } from '../rules/roles.rules.js';
import { SignInDelays } from '../sign-in-delays.js';

/** Ends the delays that failures brought upon an account. Refuses `account.self`. */
@AccountAct({
  name: 'account.unlock',
  roles: ['sysadmin', 'secadmin'],
  title: { zh: '解除登录等待', en: 'End the delays of sign-ins' },
  route: 'POST accounts/:id/unlock',
  operationId: 'Accounts_unlock',
})
export class UnlockAccount {
  constructor(private readonly delays: SignInDelays) {}

  async run({ tx, row, actor }: AccountContext): Promise<Result<AccountOutcome>> {
    const others = notOwn(actor, row);
    if (!others.ok) return others;
    return ok({ value: undefined, detail: { delays: await this.delays.clear(tx, row.username) } });
  }
}
