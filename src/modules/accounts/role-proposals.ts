import type { EntityManager } from 'typeorm';
import type { Role } from '../../kernel/access/index.js';
import type { AccountContext } from './account-acts.js';
import { RoleProposalRow } from './sign-in.entities.js';

export const openProposal = (tx: EntityManager, userId: string): Promise<RoleProposalRow | null> =>
  tx.getRepository(RoleProposalRow).findOneBy({ userId, state: 'open' });

export const newProposal = (
  { id: userId, actor, now, newId }: AccountContext,
  roles: Role[],
  reason: string,
): RoleProposalRow => ({
  id: newId(),
  userId,
  roles,
  reason,
  proposedBy: actor.userId,
  proposedAt: now,
  state: 'open',
  decidedBy: null,
  decidedAt: null,
  remark: null,
});
