import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { EntityManager, Repository } from 'typeorm';
import type { Actor, Role } from '../../kernel/access/index.js';
import { Config } from '../../platform/config/index.js';
import { ask } from '../../platform/database/index.js';
import { Clock } from '../../platform/time/index.js';
import { Agencies } from '../agencies/index.js';
import { type SessionRow, UserRow } from './account.entities.js';
import { sessionHolds, type SessionTimes } from './rules/session.rules.js';
import { tokenHashOf } from './token.js';

type ActingUser = Pick<UserRow, 'id' | 'username' | 'name' | 'agencyId' | 'roles' | 'officerId'>;

export type UsedSession = Pick<SessionRow, 'id' | 'openedAt' | 'lastUsedAt'>;

/** A session that holds, and who acts in it. */
export interface OpenSession {
  readonly session: UsedSession;
  readonly actor: Actor;
}

interface SessionAndUser extends SessionTimes, Omit<ActingUser, 'id' | 'roles'> {
  readonly sessionId: string;
  readonly userId: string;
  readonly status: UserRow['status'];
  /** JSON, as it stands in the column. */
  readonly roles: string;
}

const SESSION_AND_USER = `
  SELECT s."id" AS "sessionId", s."kind", s."openedAt", s."expiresAt", s."closedAt", s."lastUsedAt",
    u."id" AS "userId", u."username", u."name", u."agencyId", u."roles", u."officerId", u."status"
  FROM "sessions" s JOIN "users" u ON u."id" = s."userId" WHERE s."tokenHash" = ?`;

/** Turns an account, or a session's token, into the person who acts. */
@Injectable()
export class ActorOf {
  constructor(
    @InjectRepository(UserRow) private readonly users: Repository<UserRow>,
    private readonly agencies: Agencies,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async user(user: ActingUser): Promise<Actor> {
    // A supervisor and an auditor see the agencies below their own; everyone else only the own one.
    const below = user.roles.some((role) => role === 'supervisor' || role === 'auditor');
    return {
      userId: user.id,
      username: user.username,
      name: user.name,
      agencyId: user.agencyId,
      agencyIds: below ? await this.agencies.subtree(user.agencyId) : [user.agencyId],
      roles: user.roles,
      ...(user.officerId && { officerId: user.officerId }),
    };
  }

  /**
   * The session of a token and who acts in it; undefined for a session that is unknown, closed, expired or rested too
   * long, and for a disabled account. Nothing of it is remembered: one statement by two unique keys asks anew at each
   * request, so what was revoked, in any process, is refused from the next request on.
   */
  async session(token: string): Promise<OpenSession | undefined> {
    const [row] = await ask<SessionAndUser>(this.users.manager, SESSION_AND_USER, [tokenHashOf(token)]);
    if (!row || row.status !== 'active') return undefined;
    if (!sessionHolds(row, this.clock.now(), this.config.sessionIdleMinutes)) return undefined;
    const { sessionId: id, openedAt, lastUsedAt, userId, roles, ...user } = row;
    const actor = await this.user({ ...user, id: userId, roles: JSON.parse(roles) as Role[] });
    return { session: { id, openedAt, lastUsedAt }, actor };
  }

  /** Inside an act: whether an account is the actor's own or another of the same officer record. */
  async isSamePerson({ userId, officerId }: Actor, otherId: string, tx: EntityManager): Promise<boolean> {
    if (otherId === userId) return true;
    return officerId !== undefined && tx.getRepository(UserRow).existsBy({ id: otherId, officerId });
  }

  async username(username: string): Promise<Actor | undefined> {
    const user = await this.users.findOneBy({ username });
    return user ? this.user(user) : undefined;
  }
}
