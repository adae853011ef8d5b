import { ROLES } from '../../../kernel/access/index.js';
import { ok, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { endSessionsOf } from '../end-sessions.js';
import { AccountLinks, linkIsVoid } from '../links.js';

export interface UsedLink {
  readonly linkId: string;
  readonly passwordHash: string;
}

/**
 * The owner sets the password by the one-time link he was given. Refuses `account.link-void`; judged inside, because two
 * may use it at once, or another link may have taken its place.
 */
@AccountAct({
  name: 'account.use-link',
  roles: ROLES,
  title: { zh: '用链接设置密码', en: 'Set the password by a link' },
})
export class UseLink {
  constructor(private readonly links: AccountLinks) {}

  async run(
    { tx, row, now }: AccountContext,
    { linkId, passwordHash }: UsedLink,
  ): Promise<Result<AccountOutcome>> {
    if (!(await this.links.holds(tx, linkId, now)) || row.status !== 'active') return linkIsVoid();
    await this.links.end(tx, row.id, now);
    await endSessionsOf(tx, row.id, now);
    return ok({ value: undefined, changes: { passwordHash } });
  }
}
