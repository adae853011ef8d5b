import { Injectable } from '@nestjs/common';
import { Clock } from '../time/index.js';

const WINDOW_MS = 60_000;
const MAX_KEYS = 10_000;

/** At most so many attempts in a window (a minute, unless said) from one address, for open routes; forgotten with the process. */
@Injectable()
export class RateLimiter {
  private readonly seen = new Map<string, { since: number; count: number }>();

  constructor(private readonly clock: Clock) {}

  tooMany(key: string, limit: number, windowMs = WINDOW_MS): boolean {
    const now = this.clock.ms();
    const entry = this.seen.get(key);
    if (!entry || now - entry.since >= windowMs) {
      // The table itself must not become the attack: the oldest addresses give way.
      if (this.seen.size >= MAX_KEYS) this.seen.delete(this.seen.keys().next().value as string);
      this.seen.delete(key);
      this.seen.set(key, { since: now, count: 1 });
      return false;
    }
    entry.count += 1;
    return entry.count > limit;
  }
}
