import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { CookieOptions } from 'express';
import { In, type Repository } from 'typeorm';
import { Config } from '../../platform/config/index.js';
import { Clock } from '../../platform/time/index.js';
import { UserRow } from './account.entities.js';

/** The reads and the small change of the accounts' routes. */
@Injectable()
export class AccountsSupport {
  constructor(
    @InjectRepository(UserRow) private readonly users: Repository<UserRow>,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  list(agencyIds: readonly string[]) {
    return this.users.find({
      select: {
        id: true,
        username: true,
        name: true,
        agencyId: true,
        roles: true,
        status: true,
        lockedUntil: true,
      },
      where: { agencyId: In([...agencyIds]) },
      order: { username: 'ASC' },
    });
  }

  newId(): string {
    return this.clock.newId();
  }

  /** Lasts as long as the session by the browser's own counting: its clock may be wrong by days. */
  cookie(expiresAt: string): CookieOptions {
    const secure = this.config.publicOrigin.startsWith('https:');
    const maxAge = Date.parse(expiresAt) - this.clock.ms();
    return { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge };
  }
}
