import { ROLES } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { endSessionsOf } from '../end-sessions.js';
import { type Counted, SignInDelays } from '../sign-in-delays.js';

export interface NewPassword {
  /** The hash that the present password matched, and that of the new one. */
  readonly present: string;
  readonly passwordHash: string;
  readonly counted: readonly Counted[];
  /** By which this is asked: it stays open. */
  readonly sessionId: string;
}

/** The owner replaces the password he knows; every other session of his ends. Refuses `account.wrong-password`. */
@AccountAct({
  name: 'account.change-password',
  roles: ROLES,
  title: { zh: '修改密码', en: 'Change the password' },
})
export class ChangePassword {
  constructor(private readonly delays: SignInDelays) {}

  async run(
    { tx, row, now }: AccountContext,
    { present, passwordHash, counted, sessionId }: NewPassword,
  ): Promise<Result<AccountOutcome>> {
    if (row.passwordHash !== present) return refuse('account.wrong-password');
    await this.delays.refund(tx, counted);
    const sessions = await endSessionsOf(tx, row.id, now, sessionId);
    return ok({ value: undefined, changes: { passwordHash }, detail: { sessions } });
  }
}
