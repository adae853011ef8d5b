import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { type EntityManager, In, LessThan } from 'typeorm';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { Instant } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
import { Upkeep } from '../ledger/index.js';
import { networkOf } from './rules/network.rules.js';
import { afterFailure, type DelayKind, later, remembered } from './rules/sign-in-delay.rules.js';
import { SignInDelayRow } from './sign-in.entities.js';

/** Rows at most: each costs a stranger the time of a password hash, and the oldest give way. */
export const MAX_ROWS = 50_000;
const CLEAN_EVERY = 500;
const DAY_MS = 86_400_000;

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

export const accountKeyOf = (username: string): string => digest(username);

/** One thing that is counted. */
export interface Counted {
  readonly kind: DelayKind;
  readonly key: string;
  readonly accountKey: string;
}

/** Strangers share the count of the name in their network, and that of their network. */
export function ofUnknownDevice(username: string, address: string): Counted[] {
  const network = networkOf(address);
  return [
    { kind: 'account', key: digest(`account ${network} ${username}`), accountKey: accountKeyOf(username) },
    { kind: 'network', key: digest(`network ${network}`), accountKey: '' },
  ];
}

/** A device that signed in before, or an open session, has a count of its own. */
export const ofDevice = (username: string, id: string): Counted[] => [
  { kind: 'device', key: digest(`device ${id}`), accountKey: accountKeyOf(username) },
];

/**
 * How long the next try of a password waits. Rows of the database: they outlive a restart and hold for several processes.
 * A try is counted before its password is looked at, so that a hundred at once are not one; success takes it back.
 */
@Injectable()
export class SignInDelays {
  private readonly logger = new Logger('sign-in');
  private taken = 0;

  constructor(
    private readonly upkeep: Upkeep,
    private readonly clock: Clock,
  ) {}

  /** Counts a try; refuses `auth.delayed` with the seconds to wait, for names that exist and that do not alike. */
  async take(counted: readonly Counted[]): Promise<Result<void>> {
    const turn = await this.upkeep.write(async (tx) => {
      const now = this.clock.now();
      const rows = tx.getRepository(SignInDelayRow);
      const fresh = { failures: 0, blockedUntil: now, updatedAt: now };
      for (const { key, accountKey } of counted)
        await rows
          .createQueryBuilder()
          .insert()
          .values({ key, accountKey, ...fresh })
          .orIgnore()
          .execute();
      const found = await rows.find({
        where: { key: In(counted.map(({ key }) => key)) },
        order: { key: 'ASC' },
        ...this.upkeep.lock,
      });
      const states = counted.map(({ kind, key }) => ({
        kind,
        key,
        state: remembered(
          kind,
          found.find((row) => row.key === key),
          now,
        ),
      }));
      const until = states.map(({ state }) => state.blockedUntil).reduce((a, b) => (a > b ? a : b));
      if (until > now) return delayed(until, now);
      for (const { kind, key, state } of states) await rows.update({ key }, afterFailure(kind, state, now));
      return ok();
    });
    if ((this.taken += 1) % CLEAN_EVERY === 1) await this.removeOld();
    return turn;
  }

  /** The password was right: inside the act that follows from it. A network keeps what others failed. */
  async refund(tx: EntityManager, counted: readonly Counted[]): Promise<void> {
    const now = this.clock.now();
    const rows = tx.getRepository(SignInDelayRow);
    // In the order in which `take` locks them.
    for (const { kind, key } of [...counted].sort((a, b) => (a.key < b.key ? -1 : 1)))
      if (kind !== 'network') await rows.delete({ key });
      else
        await rows
          .createQueryBuilder()
          .update()
          .set({ failures: () => '"failures" - 1', blockedUntil: now })
          .where('"key" = :key AND "failures" > 0', { key })
          .execute();
  }

  /** Ends every delay of an account, inside the act that unlocks it. Answers how many there were. */
  async clear(tx: EntityManager, username: string): Promise<number> {
    const { affected } = await tx
      .getRepository(SignInDelayRow)
      .delete({ accountKey: accountKeyOf(username) });
    return affected ?? 0;
  }

  private async removeOld(): Promise<void> {
    try {
      await this.upkeep.write(async (tx) => {
        const rows = tx.getRepository(SignInDelayRow);
        await rows.delete({ updatedAt: LessThan(later(this.clock.now(), -DAY_MS)) });
        const beyond = (await rows.count()) - MAX_ROWS;
        if (beyond <= 0) return;
        const oldest = await rows.find({ select: { key: true }, order: { updatedAt: 'ASC' }, take: beyond });
        for (let i = 0; i < oldest.length; i += 500)
          await rows.delete({ key: In(oldest.slice(i, i + 500).map(({ key }) => key)) });
      });
    } catch (error) {
      this.logger.warn(`old delays are still there: ${String(error)}`);
    }
  }
}

function delayed(until: Instant, now: Instant): Result<void> {
  const seconds = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000));
  const wait = seconds < 90 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分钟`;
  return refuse('auth.delayed', {
    next: `请${wait}后再试；忘记密码的，请联系系统管理员重置`,
    facts: { retryAfterSeconds: seconds },
  });
}
