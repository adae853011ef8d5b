import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../kernel/ids.js';
import { type Instant, instantOf, type LegalDay, legalDayOf } from '../../kernel/time.js';

/** The only source of "now" and of new ids. Tests and the demo seed set it; nothing else may. */
@Injectable()
export class Clock {
  private fixed: number | undefined;

  now(): Instant {
    return instantOf(new Date(this.ms()));
  }

  today(): LegalDay {
    return legalDayOf(this.now());
  }

  ms(): number {
    return this.fixed ?? Date.now();
  }

  newId(): string {
    return uuidv7(this.ms(), randomBytes(10));
  }

  /** Stops the clock at a moment (tests, seeding); without an argument it runs again. */
  set(at?: Instant): void {
    this.fixed = at === undefined ? undefined : Date.parse(at);
  }
}
