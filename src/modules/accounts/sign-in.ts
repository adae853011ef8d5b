import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { Config } from '../../platform/config/index.js';
import { Clock } from '../../platform/time/index.js';
import { Acts } from '../ledger/index.js';
import { SessionRow, UserRow } from './account.entities.js';
import { ActorOf } from './actor-of.js';
import { Passwords } from './passwords.js';
import { afterFailure, maySignIn } from './rules/sign-in.rules.js';
import { tokenHashOf } from './token.js';

export interface OpenedSession {
  accessToken: string;
  expiresAt: string;
  actor: Actor;
}

/** Opens a session, or counts the failure; both are acts, so the ledger shows who came in and who tried. */
@Injectable()
export class SignIn {
  constructor(
    @InjectRepository(UserRow) private readonly users: Repository<UserRow>,
    private readonly acts: Acts,
    private readonly actorOf: ActorOf,
    private readonly passwords: Passwords,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  async signIn(username: string, password: string): Promise<Result<OpenedSession>> {
    const user = await this.users.findOneBy({ username });
    const matches = await this.passwords.matches(user?.passwordHash, password);
    if (!user) return refuse('auth.failed');
    const may = maySignIn(user, this.clock.now());
    if (!may.ok) return may;
    const actor = await this.actorOf.user(user);
    return matches ? this.open(actor) : this.countFailure(actor);
  }

  private open(actor: Actor): Promise<Result<OpenedSession>> {
    const accessToken = randomBytes(32).toString('base64url');
    return this.acts.perform(actor, 'session.open', this.subject(actor), async ({ tx, now, newId }) => {
      // Judged again inside: a parallel failure may have locked the account meanwhile.
      const user = await tx.getRepository(UserRow).findOneByOrFail({ id: actor.userId });
      const may = maySignIn(user, now);
      if (!may.ok) return may;
      const expiresAt = new Date(Date.parse(now) + this.config.sessionHours * 3_600_000).toISOString();
      await tx.getRepository(UserRow).update({ id: user.id }, { failedSignIns: 0, lockedUntil: null });
      await tx.getRepository(SessionRow).insert({
        id: newId(),
        userId: user.id,
        tokenHash: tokenHashOf(accessToken),
        openedAt: now,
        expiresAt,
        closedAt: null,
      });
      return ok({ value: { accessToken, expiresAt, actor } });
    });
  }

  private async countFailure(actor: Actor): Promise<Result<OpenedSession>> {
    await this.acts.perform(actor, 'session.refuse', this.subject(actor), async ({ tx, now }) => {
      const user = await tx.getRepository(UserRow).findOneByOrFail({ id: actor.userId });
      const state = afterFailure(user, now);
      await tx.getRepository(UserRow).update({ id: user.id }, state);
      return ok({ value: undefined, detail: { locked: state.lockedUntil !== null } });
    });
    return refuse('auth.failed');
  }

  private subject(actor: Actor) {
    return { agencyId: actor.agencyId, type: 'account', id: actor.userId };
  }
}
