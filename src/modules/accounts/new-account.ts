import type { EntityManager } from 'typeorm';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { UserRow } from './account.entities.js';
import type { NewAccountInput } from './dto/account.dto.js';

/** A row as an account begins: without roles and without a password. */
export const blankAccount = (
  { username, name, officerId }: Omit<NewAccountInput, 'agencyId'>,
  createdAt: string,
): Omit<UserRow, 'id' | 'agencyId'> => ({
  username,
  name,
  passwordHash: '',
  roles: [],
  officerId: officerId ?? null,
  status: 'active',
  failedSignIns: 0,
  lockedUntil: null,
  createdAt,
  sharesFile: false,
  noticesSeenAt: null,
});

/** One officer record, one active account. Refuses `account.officer-file-taken`; the database holds it as well. */
export async function fileIsFree(
  tx: EntityManager,
  officerId: string | null,
  but?: string,
): Promise<Result<void>> {
  if (!officerId) return ok();
  const others = await tx.getRepository(UserRow).findBy({ officerId, status: 'active' });
  const other = others.find(({ id }) => id !== but);
  if (!other) return ok();
  return refuse('account.officer-file-taken', {
    detail: `该档案的账号是 ${other.username}`,
    next: '一个人只用一个账号；原账号不再使用的，请先停用',
  });
}
