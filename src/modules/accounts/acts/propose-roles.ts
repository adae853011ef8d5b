import { ok, refuse, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { RolesInput } from '../dto/account.dto.js';
import { newProposal } from '../role-proposals.js';
import { notOwn, rolesGoTogether } from '../rules/roles.rules.js';
import { RoleProposalRow } from '../sign-in.entities.js';

/**
 * One administrator says which roles an account is to have; nothing changes until another one has confirmed it. Refuses
 * `account.self`, `account.not-active`, `account.proposal-open` and `account.incompatible-roles`.
 */
@AccountAct({
  name: 'account.propose-roles',
  roles: ['sysadmin', 'secadmin'],
  title: { zh: '提出角色', en: 'Propose roles' },
  route: 'POST accounts/:id/roles',
  input: RolesInput,
  operationId: 'Accounts_propose',
})
export class ProposeRoles {
  async run(context: AccountContext, { roles: wanted, reason }: RolesInput): Promise<Result<AccountOutcome>> {
    const { tx, row, actor } = context;
    const roles = [...new Set(wanted)];
    const others = notOwn(actor, row);
    if (!others.ok) return others;
    const compatible = rolesGoTogether(roles);
    if (!compatible.ok) return compatible;
    if (row.status !== 'active') return refuse('account.not-active', { next: '请先由安全管理员恢复账号' });
    const proposals = tx.getRepository(RoleProposalRow);
    if (await proposals.existsBy({ userId: row.id, state: 'open' }))
      return refuse('account.proposal-open', { next: '请先确认或者退回已提出的角色' });
    await proposals.insert(newProposal(context, roles, reason));
    return ok({ value: undefined, detail: { roles, reason } });
  }
}
