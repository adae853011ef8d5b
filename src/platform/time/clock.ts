import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { followingRandom, uuidv7 } from '../../kernel/ids.js';
import { type Instant, instantOf, type LegalDay, legalDayOf } from '../../kernel/time.js';

/** The only source of "now" and of new ids. Tests and the demo seed set it; nothing else may. */
@Injectable()
export class Clock {
  private fixed: number | undefined;
  private last: { readonly ms: number; readonly random: Uint8Array } | undefined;

  now(): Instant {
    return instantOf(new Date(this.ms()));
  }

  today(): LegalDay {
    return legalDayOf(this.now());
  }

  ms(): number {
    return this.fixed ?? Date.now();
  }

  /** Ids of one process sort by creation, also those of one millisecond. */
  newId(): string {
    const ms = this.ms();
    const random = this.last?.ms === ms ? followingRandom(this.last.random, randomBytes(5)) : randomBytes(10);
    this.last = { ms, random };
    return uuidv7(ms, random);
  }

  /** The moment at which it was stopped; undefined where it runs. */
  stoppedAt(): Instant | undefined {
    return this.fixed === undefined ? undefined : instantOf(new Date(this.fixed));
  }

  /** Stops the clock at a moment (tests, seeding); without an argument it runs again. */
  set(at?: Instant): void {
    this.fixed = at === undefined ? undefined : Date.parse(at);
  }
}
