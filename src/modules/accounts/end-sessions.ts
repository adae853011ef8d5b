import { type EntityManager, type FindOptionsWhere, IsNull, Not } from 'typeorm';
import type { Instant } from '../../kernel/time.js';
import { SessionRow } from './account.entities.js';

/** Inside an act: ends the open sessions of an account, but for one. Answers how many there were. */
export async function endSessionsOf(
  tx: EntityManager,
  userId: string,
  now: Instant,
  but?: string,
): Promise<number> {
  const open: FindOptionsWhere<SessionRow> = { userId, closedAt: IsNull() };
  if (but) open.id = Not(but);
  const { affected } = await tx.getRepository(SessionRow).update(open, { closedAt: now });
  return affected ?? 0;
}
