import { ok, refuse, type Result } from '../../../kernel/result.js';
import { AccountAct, type AccountContext, type AccountOutcome } from '../account-acts.js';
import { UserRow } from '../account.entities.js';
import { endSessionsOf } from '../end-sessions.js';
import { fileIsFree } from '../new-account.js';
import { openProposal } from '../role-proposals.js';
import { mayConfirm, personOf } from '../rules/roles.rules.js';
import { RoleProposalRow } from '../sign-in.entities.js';

/**
 * The second administrator confirms the roles that the first proposed. Refuses `account.no-proposal`,
 * `account.same-hand`, `account.self`, `account.not-active`, `account.incompatible-roles`, and
 * `account.officer-file-taken` for a second account of one person.
 */
@AccountAct({
  name: 'account.confirm-roles',
  roles: ['secadmin'],
  title: { zh: '确认角色', en: 'Confirm the roles' },
  route: 'POST accounts/:id/roles/confirmation',
  operationId: 'Accounts_confirm',
})
export class ConfirmRoles {
  async run({ tx, row, actor, now }: AccountContext): Promise<Result<AccountOutcome>> {
    const proposal = await openProposal(tx, row.id);
    if (!proposal) return refuse('account.no-proposal');
    if (row.status !== 'active') return refuse('account.not-active');
    const { roles, proposedBy } = proposal;
    const proposer = await tx.getRepository(UserRow).findOneBy({ id: proposedBy });
    const may = mayConfirm(personOf(actor), proposer ?? { id: proposedBy, officerId: null }, row, roles);
    if (!may.ok) return may;
    const free = await fileIsFree(tx, row.officerId, row.id);
    if (!free.ok) return free;
    await tx
      .getRepository(RoleProposalRow)
      .update({ id: proposal.id }, { state: 'confirmed', decidedBy: actor.userId, decidedAt: now });
    // Whoever loses a role begins anew, so that no screen goes on offering it.
    if (row.roles.some((role) => !roles.includes(role))) await endSessionsOf(tx, row.id, now);
    return ok({ value: undefined, changes: { roles }, detail: { roles, proposedBy } });
  }
}
