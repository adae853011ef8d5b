import { holds } from '../../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { AccountReasonInput } from '../dto/account.dto.js';
import { openProposal } from '../role-proposals.js';
import { RoleProposalRow } from '../sign-in.entities.js';

/**
 * Sends proposed roles back: the administrator who would confirm them, or the one who proposed. Refuses
 * `account.no-proposal` and `account.same-hand`.
 */
@AccountAct({
  name: 'account.reject-roles',
  roles: ['sysadmin', 'secadmin'],
  title: { zh: '退回角色', en: 'Send the roles back' },
  route: 'POST accounts/:id/roles/rejection',
  input: AccountReasonInput,
  operationId: 'Accounts_reject',
})
export class RejectRoles {
  async run(
    { tx, row, actor, now }: AccountContext,
    { reason: remark }: AccountReasonInput,
  ): Promise<Result<AccountOutcome>> {
    const proposal = await openProposal(tx, row.id);
    if (!proposal) return refuse('account.no-proposal');
    const own = proposal.proposedBy === actor.userId;
    if (!own && !holds(actor, 'account.confirm-roles'))
      return refuse('account.same-hand', { detail: '只能由提出人撤回，或者由安全管理员退回' });
    await tx
      .getRepository(RoleProposalRow)
      .update({ id: proposal.id }, { state: 'rejected', decidedBy: actor.userId, decidedAt: now, remark });
    return ok({ value: undefined, detail: { roles: proposal.roles, remark } });
  }
}
