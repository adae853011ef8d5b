import { ok, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { endSessionsOf } from '../end-sessions.js';

/** An administrator ends all sessions of an account. */
@AccountAct({
  name: 'account.end-sessions',
  roles: ['sysadmin', 'secadmin'],
  title: { zh: '结束全部登录', en: 'End all sessions' },
  route: 'POST accounts/:id/end-sessions',
  operationId: 'Accounts_endSessions',
})
export class EndAccountSessions {
  async run({ tx, row, now }: AccountContext): Promise<Result<AccountOutcome>> {
    const sessions = await endSessionsOf(tx, row.id, now);
    return ok({ value: undefined, detail: { sessions } });
  }
}
