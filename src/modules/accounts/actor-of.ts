import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { Clock } from '../../platform/time/index.js';
import { Agencies } from '../agencies/index.js';
import { SessionRow, UserRow } from './account.entities.js';
import { tokenHashOf } from './token.js';

/** Turns an account, or a session's token, into the person who acts. */
@Injectable()
export class ActorOf {
  constructor(
    @InjectRepository(UserRow) private readonly users: Repository<UserRow>,
    @InjectRepository(SessionRow) private readonly sessions: Repository<SessionRow>,
    private readonly agencies: Agencies,
    private readonly clock: Clock,
  ) {}

  async user(user: UserRow): Promise<Actor> {
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

  /** Undefined for an unknown, closed or expired session and for a disabled account. */
  async token(token: string): Promise<Actor | undefined> {
    const session = await this.sessions.findOneBy({ tokenHash: tokenHashOf(token) });
    if (!session || session.closedAt || session.expiresAt <= this.clock.now()) return undefined;
    const user = await this.users.findOneBy({ id: session.userId });
    return user?.status === 'active' ? this.user(user) : undefined;
  }

  async username(username: string): Promise<Actor | undefined> {
    const user = await this.users.findOneBy({ username });
    return user ? this.user(user) : undefined;
  }
}
