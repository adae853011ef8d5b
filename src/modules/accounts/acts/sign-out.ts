import { ROLES } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { SessionRow } from '../account.entities.js';

/** The session by which this is asked ends. */
@AccountAct({
  name: 'session.close',
  roles: ROLES,
  title: { zh: '退出登录', en: 'Sign out' },
})
export class SignOut {
  async run({ tx, now }: AccountContext, sessionId: string): Promise<Result<AccountOutcome>> {
    await tx.getRepository(SessionRow).update({ id: sessionId }, { closedAt: now });
    return ok({ value: undefined });
  }
}
