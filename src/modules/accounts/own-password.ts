import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { refuse, type Result } from '../../kernel/result.js';
import { Agencies } from '../agencies/index.js';
import { AccountActs } from './account-acts.js';
import { UserRow } from './account.entities.js';
import { ActorOf } from './actor-of.js';
import { ChangePassword } from './acts/change-password.js';
import { UseLink } from './acts/use-link.js';
import { AccountLinks, linkIsVoid } from './links.js';
import { PasswordStrength } from './password-strength.js';
import { Passwords } from './passwords.js';
import { ofDevice, SignInDelays } from './sign-in-delays.js';

/** What is slow when an owner sets his password, before the act: it is judged how strong it is, and hashed. */
@Injectable()
export class OwnPassword {
  constructor(
    @InjectRepository(UserRow) private readonly users: Repository<UserRow>,
    private readonly acts: AccountActs,
    private readonly actorOf: ActorOf,
    private readonly agencies: Agencies,
    private readonly links: AccountLinks,
    private readonly passwords: Passwords,
    private readonly strength: PasswordStrength,
    private readonly delays: SignInDelays,
  ) {}

  /** Refuses `account.wrong-password`, `auth.delayed` after some of them, and `account.weak-password`. */
  async change(actor: Actor, sessionId: string, current: string, password: string): Promise<Result<void>> {
    const user = await this.users.findOneByOrFail({ id: actor.userId });
    const { id, passwordHash: present } = user;
    // Who found an open session must not try the password at leisure either.
    const counted = ofDevice(user.username, `password of ${id}`);
    const turn = await this.delays.take(counted);
    if (!turn.ok) return turn;
    if (!(await this.passwords.matches(present, current))) return refuse('account.wrong-password');
    const strong = await this.isStrong(user, password);
    if (!strong.ok) return strong;
    if (await this.passwords.matches(present, password))
      return refuse('account.weak-password', { detail: '新密码与当前密码相同', next: '请换一个密码' });
    const passwordHash = await this.passwords.hash(password);
    const input = { present, passwordHash, counted, sessionId };
    return this.acts.run(ChangePassword, { actor, id, input });
  }

  /** Refuses `account.link-void` for every link that is no longer good, and `account.weak-password`. */
  async setByLink(token: string, password: string): Promise<Result<void>> {
    const link = await this.links.open(token);
    const user = link && (await this.users.findOneBy({ id: link.userId }));
    if (!user || user.status !== 'active') return linkIsVoid();
    const strong = await this.isStrong(user, password);
    if (!strong.ok) return strong;
    const passwordHash = await this.passwords.hash(password);
    const actor = await this.actorOf.user(user);
    return this.acts.run(UseLink, { actor, id: user.id, input: { linkId: link.id, passwordHash } });
  }

  private async isStrong(user: UserRow, password: string): Promise<Result<void>> {
    const agency = await this.agencies.get(user.agencyId);
    return this.strength.judge(password, { ...user, agencyName: agency?.name ?? '' });
  }
}
