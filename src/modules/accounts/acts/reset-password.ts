import { ok, refuse, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { Devices } from '../devices.js';
import { AccountReasonInput, LinkView } from '../dto/account.dto.js';
import { endSessionsOf } from '../end-sessions.js';
import { AccountLinks } from '../links.js';
import { newProposal } from '../role-proposals.js';
import { notOwn } from '../rules/roles.rules.js';
import { SignInDelays } from '../sign-in-delays.js';
import { RoleProposalRow } from '../sign-in.entities.js';

/**
 * An administrator takes a password away and gives the owner a one-time link. The roles rest until another administrator
 * has confirmed them: by a link that he used himself, one administrator alone would otherwise be whom he likes. Refuses
 * `account.self` and `account.not-active`.
 */
@AccountAct({
  name: 'account.reset-password',
  roles: ['sysadmin'],
  title: { zh: '重置密码', en: 'Reset the password' },
  route: 'POST accounts/:id/password-reset',
  input: AccountReasonInput,
  answer: LinkView,
  operationId: 'Accounts_reset',
})
export class ResetPassword {
  constructor(
    private readonly links: AccountLinks,
    private readonly devices: Devices,
    private readonly delays: SignInDelays,
  ) {}

  async run(
    context: AccountContext,
    { reason }: AccountReasonInput,
  ): Promise<Result<AccountOutcome<LinkView>>> {
    const { tx, row, actor, now } = context;
    const others = notOwn(actor, row, '自己的密码请在“我的账号”中修改');
    if (!others.ok) return others;
    if (row.status !== 'active') return refuse('account.not-active', { next: '请先由安全管理员恢复账号' });
    if (row.roles.length > 0) {
      const proposals = tx.getRepository(RoleProposalRow);
      await proposals.update(
        { userId: row.id, state: 'open' },
        {
          state: 'rejected',
          decidedBy: actor.userId,
          decidedAt: now,
          remark: '密码重置，由原有角色的确认代替',
        },
      );
      await proposals.insert(newProposal(context, row.roles, reason));
    }
    await endSessionsOf(tx, row.id, now);
    await this.devices.forget(tx, row.id);
    await this.delays.clear(tx, row.username);
    const issued = await this.links.issue(context, row.id);
    return ok({
      value: issued,
      changes: { passwordHash: '', roles: [] },
      detail: { reason, rolesToConfirm: row.roles },
    });
  }
}
