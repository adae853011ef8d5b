import { isSystem } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { LinkView } from '../dto/account.dto.js';
import { AccountLinks } from '../links.js';

/**
 * A new one-time link for an account whose owner has not set a password yet; the earlier one ends. The program itself
 * also gives one in place of a password (`cli account-link`): the last administrator of a kind has forgotten his, and the
 * roles stay. Refuses `account.password-set` and `account.not-active`.
 */
@AccountAct({
  name: 'account.issue-link',
  roles: ['sysadmin'],
  title: { zh: '发放一次性链接', en: 'Issue a one-time link' },
  route: 'POST accounts/:id/link',
  answer: LinkView,
  operationId: 'Accounts_link',
})
export class IssueLink {
  constructor(private readonly links: AccountLinks) {}

  async run(context: AccountContext): Promise<Result<AccountOutcome<LinkView>>> {
    const { row, actor } = context;
    if (row.status !== 'active') return refuse('account.not-active', { next: '请先由安全管理员恢复账号' });
    if (row.passwordHash && !isSystem(actor))
      return refuse('account.password-set', { next: '忘记密码的，请重置密码' });
    const issued = await this.links.issue(context, row.id);
    return ok({ value: issued, detail: { expiresAt: issued.expiresAt } });
  }
}
