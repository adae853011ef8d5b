import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Commits } from '../../platform/database/index.js';
import { Clock } from '../../platform/time/index.js';

/** Milliseconds until a change made by another process is seen at the latest. */
const HOLDS_MS = 200;

/**
 * Changes with everything that is public, and with the day: what was made under another mark no longer holds. A change
 * of this process is seen by whoever asks after its act has ended; one of another process within `HOLDS_MS`.
 */
@Injectable()
export class PublicationVersion {
  private last?: { readonly commits: number; readonly askedAt: number; readonly version: Promise<number> };

  constructor(
    @InjectDataSource() private readonly database: DataSource,
    private readonly commits: Commits,
    private readonly clock: Clock,
  ) {}

  async now(): Promise<string> {
    return `${this.clock.today()}.${await this.version()}`;
  }

  private version(): Promise<number> {
    const { count } = this.commits;
    const askedAt = performance.now();
    if (this.last?.commits === count && askedAt - this.last.askedAt < HOLDS_MS) return this.last.version;
    const version = this.ask();
    this.last = { commits: count, askedAt, version };
    // A failure is told to those who wait for this answer, and is no answer for those who come after.
    version.catch(() => (this.last = undefined));
    return version;
  }

  private async ask(): Promise<number> {
    const [state]: { version: number }[] = await this.database
      .sql`SELECT "version" FROM "public_state" WHERE "id" = 1`;
    return state?.version ?? 0;
  }
}
