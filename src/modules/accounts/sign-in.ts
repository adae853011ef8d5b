import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { refuse, type Result } from '../../kernel/result.js';
import { RateLimiter } from '../../platform/http/rate-limiter.js';
import { AccountActs } from './account-acts.js';
import { UserRow } from './account.entities.js';
import { ActorOf } from './actor-of.js';
import { type OpenedSession, OpenSession } from './acts/open-session.js';
import { Devices } from './devices.js';
import { Passwords } from './passwords.js';
import { deviceLabel } from './rules/device-label.rules.js';
import { networkOf } from './rules/network.rules.js';
import { type Counted, ofDevice, ofUnknownDevice, SignInDelays } from './sign-in-delays.js';
import type { DeviceRow } from './sign-in.entities.js';

/** Who asks to come in, and from where. */
export interface SignInAttempt {
  readonly username: string;
  readonly password: string;
  readonly address: string;
  readonly userAgent: string | undefined;
  /** A page of a browser asks: its session ends when it rests. */
  readonly browser: boolean;
  readonly deviceToken: string | undefined;
  readonly sessionToken: string | undefined;
}

interface Known {
  readonly counted: readonly Counted[];
  readonly device?: DeviceRow;
}

/** Sign-ins that strangers of one network may try in a minute: each costs the work of a password hash. */
const UNKNOWN_SENDERS_A_MINUTE = 30;

/**
 * Opens a session, which is an act. A wrong password, an unknown name, a disabled account and one without a password are
 * refused alike, after the same reads, the same count and the same hash.
 */
@Injectable()
export class SignIn {
  constructor(
    @InjectRepository(UserRow) private readonly users: Repository<UserRow>,
    private readonly acts: AccountActs,
    private readonly actorOf: ActorOf,
    private readonly rateLimiter: RateLimiter,
    private readonly passwords: Passwords,
    private readonly delays: SignInDelays,
    private readonly devices: Devices,
  ) {}

  /** Refuses `auth.failed`, `auth.delayed` and `auth.too-many`. */
  async signIn(attempt: SignInAttempt): Promise<Result<OpenedSession>> {
    const user = await this.users.findOneBy({ username: attempt.username });
    const known = await this.known(attempt, user?.id);
    if (!known && this.rateLimiter.tooMany(`login ${networkOf(attempt.address)}`, UNKNOWN_SENDERS_A_MINUTE))
      return refuse('auth.too-many', { next: '请一分钟后再试', facts: { retryAfterSeconds: 60 } });
    const counted = known?.counted ?? ofUnknownDevice(attempt.username, attempt.address);
    const turn = await this.delays.take(counted);
    if (!turn.ok) return turn;
    const matches = await this.passwords.matches(user?.passwordHash, attempt.password);
    if (!user || !matches || user.status !== 'active') return refuse('auth.failed');
    return this.open(attempt, user, { ...known, counted });
  }

  /** A device that signed in before, or an open session of the same person: strangers do not hold it up. */
  private async known(attempt: SignInAttempt, userId: string | undefined): Promise<Known | undefined> {
    const { username, deviceToken, sessionToken } = attempt;
    const device = await this.devices.known(deviceToken, userId);
    const open = sessionToken ? await this.actorOf.session(sessionToken) : undefined;
    if (device) return { device, counted: ofDevice(username, device.id) };
    return open && open.actor.userId === userId
      ? { counted: ofDevice(username, open.session.id) }
      : undefined;
  }

  private async open(
    { userAgent, address, browser }: SignInAttempt,
    { id }: UserRow,
    { counted, device }: Known,
  ): Promise<Result<OpenedSession>> {
    const owner = await this.users.findOneByOrFail({ id });
    const actor = await this.actorOf.user(owner);
    const label = deviceLabel(userAgent);
    const { passwordHash } = owner;
    const input = { passwordHash, counted, device, label, address, browser };
    return this.acts.run(OpenSession, { actor, id, input });
  }
}
