import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, type Repository } from 'typeorm';
import type { Instant } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
import { later } from './rules/sign-in-delay.rules.js';
import { DeviceRow } from './sign-in.entities.js';
import { newToken, tokenHashOf } from './token.js';

/** Devices that an account is known from at most; the one not seen for longest gives way. */
const MOST = 10;
/** Days after which a device that was not used is a stranger again. */
export const DEVICE_DAYS = 180;
const DAY_MS = 86_400_000;

/** The browsers from which a person signed in before. Being known opens nothing: it only has its own count of failures. */
@Injectable()
export class Devices {
  constructor(
    @InjectRepository(DeviceRow) private readonly rows: Repository<DeviceRow>,
    private readonly clock: Clock,
  ) {}

  /** The device of a cookie, if this account signed in from it lately. Looks the same for a name that nobody has. */
  async known(token: string | undefined, userId: string | undefined): Promise<DeviceRow | undefined> {
    if (!token) return undefined;
    const row = await this.rows.findOneBy({ tokenHash: tokenHashOf(token) });
    const lately = later(this.clock.now(), -DEVICE_DAYS * DAY_MS);
    return row && row.userId === userId && row.lastSeenAt > lately ? row : undefined;
  }

  /** Inside the act that opens a session. Answers the cookie of a device that is new. */
  async seen(
    tx: EntityManager,
    {
      userId,
      known,
      label,
      now,
      newId,
    }: { userId: string; known?: DeviceRow; label: string; now: Instant; newId: () => string },
  ): Promise<string | undefined> {
    const rows = tx.getRepository(DeviceRow);
    if (known) {
      await rows.update({ id: known.id }, { lastSeenAt: now, label });
      return undefined;
    }
    const token = newToken();
    await rows.insert({
      id: newId(),
      userId,
      tokenHash: tokenHashOf(token),
      label,
      firstSeenAt: now,
      lastSeenAt: now,
    });
    const all = await rows.find({ where: { userId }, order: { lastSeenAt: 'DESC' }, select: { id: true } });
    if (all.length > MOST) await rows.delete({ id: In(all.slice(MOST).map(({ id }) => id)) });
    return token;
  }

  /** Inside the act that resets a password: whoever had it is a stranger again. */
  async forget(tx: EntityManager, userId: string): Promise<void> {
    await tx.getRepository(DeviceRow).delete({ userId });
  }
}
