import { ok, refuse, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { AccountReasonInput } from '../dto/account.dto.js';
import { endSessionsOf } from '../end-sessions.js';
import { AccountLinks } from '../links.js';
import { notOwn } from '../rules/roles.rules.js';

/** Out of use; its sessions and its link end at once. Refuses `account.self` and `account.not-active`. */
@AccountAct({
  name: 'account.disable',
  roles: ['sysadmin', 'secadmin'],
  title: { zh: '停用账号', en: 'Disable the account' },
  route: 'POST accounts/:id/disable',
  input: AccountReasonInput,
  operationId: 'Accounts_disable',
})
export class DisableAccount {
  constructor(private readonly links: AccountLinks) {}

  async run(
    { tx, row, actor, now }: AccountContext,
    { reason }: AccountReasonInput,
  ): Promise<Result<AccountOutcome>> {
    const others = notOwn(actor, row);
    if (!others.ok) return others;
    if (row.status !== 'active') return refuse('account.not-active');
    await endSessionsOf(tx, row.id, now);
    await this.links.end(tx, row.id, now);
    return ok({ value: undefined, changes: { status: 'disabled' }, detail: { reason } });
  }
}
