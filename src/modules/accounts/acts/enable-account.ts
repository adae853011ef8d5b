import { ok, refuse, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { AccountReasonInput } from '../dto/account.dto.js';
import { fileIsFree } from '../new-account.js';
import { notOwn } from '../rules/roles.rules.js';

/**
 * Back into use, with the roles and the password it had. Refuses `account.self`, `account.not-disabled` and
 * `account.officer-file-taken`.
 */
@AccountAct({
  name: 'account.enable',
  roles: ['secadmin'],
  title: { zh: '恢复账号', en: 'Enable the account' },
  route: 'POST accounts/:id/enable',
  input: AccountReasonInput,
  operationId: 'Accounts_enable',
})
export class EnableAccount {
  async run(
    { tx, row, actor }: AccountContext,
    { reason }: AccountReasonInput,
  ): Promise<Result<AccountOutcome>> {
    const others = notOwn(actor, row);
    if (!others.ok) return others;
    if (row.status !== 'disabled') return refuse('account.not-disabled');
    const free = await fileIsFree(tx, row.officerId);
    if (!free.ok) return free;
    return ok({ value: undefined, changes: { status: 'active', sharesFile: false }, detail: { reason } });
  }
}
