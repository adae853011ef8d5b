import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, IsNull, MoreThan, type Repository } from 'typeorm';
import { refuse } from '../../kernel/result.js';
import { Config } from '../../platform/config/index.js';
import { Clock } from '../../platform/time/index.js';
import type { ActContext } from '../ledger/index.js';
import { AccountLinkRow } from './sign-in.entities.js';
import { later } from './rules/sign-in-delay.rules.js';
import { newToken, tokenHashOf } from './token.js';

/** A one-time link as it is shown once; only its digest is stored. */
export interface IssuedLink {
  readonly link: string;
  readonly expiresAt: string;
}

/** One-time links by which an owner sets the password of his account. */
@Injectable()
export class AccountLinks {
  constructor(
    @InjectRepository(AccountLinkRow) private readonly rows: Repository<AccountLinkRow>,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Inside the act that issues it; an earlier link of the account ends. */
  async issue({ tx, actor, now, newId }: ActContext, userId: string): Promise<IssuedLink> {
    await this.end(tx, userId, now);
    const token = newToken();
    const expiresAt = later(now, this.config.accountLinkHours * 3_600_000);
    await tx.getRepository(AccountLinkRow).insert({
      id: newId(),
      userId,
      tokenHash: tokenHashOf(token),
      issuedBy: actor.userId,
      issuedAt: now,
      expiresAt,
      endedAt: null,
    });
    // Behind the #: no server and no log sees it on its way.
    return { link: `${this.config.publicOrigin}/app/first-use#${token}`, expiresAt };
  }

  async end(tx: EntityManager, userId: string, now: string): Promise<void> {
    await tx.getRepository(AccountLinkRow).update({ userId, endedAt: IsNull() }, { endedAt: now });
  }

  /** The link of a token, if it is still good. */
  open(token: string): Promise<AccountLinkRow | null> {
    return this.rows.findOneBy({
      tokenHash: tokenHashOf(token),
      endedAt: IsNull(),
      expiresAt: MoreThan(this.clock.now()),
    });
  }

  /** Inside the act that uses it: whether it is still good. */
  holds(tx: EntityManager, id: string, now: string): Promise<boolean> {
    return tx.getRepository(AccountLinkRow).existsBy({ id, endedAt: IsNull(), expiresAt: MoreThan(now) });
  }
}

export const linkIsVoid = () => refuse('account.link-void', { next: '请向系统管理员要一个新链接' });
