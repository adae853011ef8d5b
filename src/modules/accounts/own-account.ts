import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, type Repository } from 'typeorm';
import type { Actor, Permission, Role } from '../../kernel/access/index.js';
import { Config } from '../../platform/config/index.js';
import { Clock } from '../../platform/time/index.js';
import { LedgerEntryRow, Upkeep } from '../ledger/index.js';
import { SessionRow, UserRow } from './account.entities.js';
import type { NoticesView, NoticeView, OwnSessionView } from './dto/session.dto.js';
import { sessionHolds } from './rules/session.rules.js';

/** What the owner is told of, read from the acts on the account: no act on it goes without notice. */
const NOTICED_ACTS: readonly Permission[] = [
  'account.create',
  'account.issue-link',
  'account.use-link',
  'account.change-password',
  'account.reset-password',
  'account.propose-roles',
  'account.confirm-roles',
  'account.reject-roles',
  'account.unlock',
  'account.end-sessions',
  'account.disable',
  'account.enable',
];
const NEWEST = 50;

/** The reads of the page "my account". */
@Injectable()
export class OwnAccount {
  constructor(
    @InjectRepository(UserRow) private readonly users: Repository<UserRow>,
    @InjectRepository(SessionRow) private readonly rows: Repository<SessionRow>,
    @InjectRepository(LedgerEntryRow) private readonly entries: Repository<LedgerEntryRow>,
    private readonly upkeep: Upkeep,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** The sessions that are open now, the one used last first. */
  async sessions({ userId }: Actor, currentId: string): Promise<OwnSessionView[]> {
    const open = await this.rows.findBy({ userId, closedAt: IsNull() });
    const now = this.clock.now();
    return open
      .filter((session) => sessionHolds(session, now, this.config.sessionIdleMinutes))
      .map(({ id, device, address, openedAt, lastUsedAt, expiresAt }) => ({
        ...{ id, device, address, openedAt, expiresAt },
        lastUsedAt: lastUsedAt ?? openedAt,
        current: id === currentId,
      }))
      .sort((a, b) => Number(b.current) - Number(a.current) || b.lastUsedAt.localeCompare(a.lastUsedAt));
  }

  /** What happened to the account, the newest first. */
  async notices({ userId }: Actor): Promise<NoticesView> {
    const { noticesSeenAt } = await this.users.findOneByOrFail({ id: userId });
    const rows = await this.entries.find({
      where: { subjectType: 'account', subjectId: userId, act: In([...NOTICED_ACTS]) },
      order: { at: 'DESC', seq: 'DESC' },
      take: NEWEST,
    });
    const notices = rows.map((row) => noticeOf(row, userId, noticesSeenAt));
    return { unseen: notices.filter(({ seen }) => !seen).length, notices };
  }

  async markSeen({ userId: id }: Actor): Promise<void> {
    const noticesSeenAt = this.clock.now();
    await this.upkeep.write((tx) => tx.getRepository(UserRow).update({ id }, { noticesSeenAt }));
  }
}

function noticeOf(
  { id, at, act, actorId, bytes }: LedgerEntryRow,
  me: string,
  seenAt: string | null,
): NoticeView {
  const entry = JSON.parse(bytes) as {
    actor: { name: string };
    detail: { reason?: string; remark?: string; roles?: Role[] };
  };
  const { reason, remark, roles } = entry.detail;
  return {
    ...{ id, at, act, by: entry.actor.name },
    reason: reason ?? remark,
    roles,
    // That there is an account is no news to who has signed in with it.
    seen: actorId === me || act === 'account.create' || (seenAt !== null && at <= seenAt),
  };
}
