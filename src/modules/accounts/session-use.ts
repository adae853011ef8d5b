import { Injectable, Logger } from '@nestjs/common';
import type { Response } from 'express';
import { Clock } from '../../platform/time/index.js';
import { Upkeep } from '../ledger/index.js';
import { SessionRow } from './account.entities.js';
import type { UsedSession } from './actor-of.js';
import { TOUCH_MS } from './rules/session.rules.js';

const MOST_REMEMBERED = 10_000;

/** Keeps when a session was used last, at the cost of one write a minute for a session. */
@Injectable()
export class SessionUse {
  private readonly logger = new Logger('sessions');
  private readonly written = new Map<string, number>();

  constructor(
    private readonly upkeep: Upkeep,
    private readonly clock: Clock,
  ) {}

  /** A request by it has come. One that goes on for long (an upload of an hour) is use until it ends. */
  used(session: UsedSession, response: Response): void {
    this.touch(session.id, Date.parse(session.lastUsedAt ?? session.openedAt));
    const beat = setInterval(() => this.touch(session.id, 0), TOUCH_MS);
    beat.unref();
    response.once('close', () => clearInterval(beat));
  }

  private touch(id: string, before: number): void {
    const now = this.clock.ms();
    if (now - Math.max(before, this.written.get(id) ?? 0) < TOUCH_MS) return;
    if (this.written.size >= MOST_REMEMBERED) this.written.clear();
    this.written.set(id, now);
    const lastUsedAt = this.clock.now();
    // Nobody waits for it; a session that was used while the database failed is written at its next use.
    this.upkeep
      .write((tx) => tx.getRepository(SessionRow).update({ id }, { lastUsedAt }))
      .catch((error: unknown) => {
        this.written.delete(id);
        this.logger.warn(`when a session was used last is not written: ${String(error)}`);
      });
  }
}
