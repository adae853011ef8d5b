import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, type Repository } from 'typeorm';
import { addMonths } from '../../kernel/calendar/index.js';
import { type Instant, startOfLegalDay } from '../../kernel/time.js';
import { Config } from '../../platform/config/index.js';
import { Jobs } from '../../platform/jobs/index.js';
import { Clock } from '../../platform/time/index.js';
import { ActorOf } from '../accounts/index.js';
import { LawService } from '../calendar/index.js';
import { Upkeep } from '../ledger/index.js';
import { type CountedEvent, Gathering, type SecurityEvent } from './rules/gathering.rules.js';
import { SecurityLogRow } from './security-log.entity.js';

const EVERY_MS = 2000;
const DAY_MS = 86_400_000;

/**
 * The security log (网络安全法: records of network operation and security events, SEC-01): sign-ins and refusals with
 * address, device and outcome. It stands beside the ledger, since what strangers do may not grow that without bound
 * (ADR 0040). Events are gathered and written every two seconds; a process that is killed loses those of the last two.
 */
@Injectable()
export class SecurityLog implements BeforeApplicationShutdown {
  private readonly gathering = new Gathering();

  constructor(
    @InjectRepository(SecurityLogRow) private readonly rows: Repository<SecurityLogRow>,
    private readonly upkeep: Upkeep,
    private readonly actorOf: ActorOf,
    private readonly law: LawService,
    private readonly clock: Clock,
    private readonly config: Config,
    jobs: Jobs,
  ) {
    jobs.register({ name: 'write-security-log', everyMs: EVERY_MS, alone: false, run: () => this.write() });
    jobs.register({ name: 'expire-security-log', everyMs: DAY_MS, alone: true, run: () => this.expire() });
  }

  note(event: Omit<SecurityEvent, 'at'>): void {
    this.gathering.add({ ...event, at: this.clock.now() });
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.write();
  }

  /** Writes what was gathered. What cannot be written now is gathered again. */
  async write(): Promise<void> {
    const events = this.gathering.take();
    if (events.length === 0) return;
    try {
      const rows = await Promise.all(events.map((event) => this.rowOf(event)));
      await this.upkeep.write((tx) => tx.getRepository(SecurityLogRow).insert(rows));
    } catch (error) {
      for (const { count, ...event } of events) for (let i = 0; i < count; i++) this.gathering.add(event);
      throw error;
    }
  }

  /** Deletes rows older than the law and the office want them. */
  async expire(): Promise<void> {
    const before = this.keptFrom();
    if (!(await this.rows.existsBy({ at: LessThan(before) }))) return;
    await this.upkeep.write((tx) => tx.getRepository(SecurityLogRow).delete({ at: LessThan(before) }));
  }

  /** The beginning of the first day of which rows are kept: months of SEC-01 back, or as many more as the office set. */
  private keptFrom(): Instant {
    const rule = this.law.book.rule('SEC-01', { on: this.clock.today() });
    if (!rule.ok) throw new Error('SEC-01 is in no law pack');
    const months = Math.max(Number(rule.value.row.params.months), this.config.securityLogMonths);
    return startOfLegalDay(addMonths(this.clock.today(), -months));
  }

  private async rowOf(event: CountedEvent): Promise<SecurityLogRow> {
    const account = event.userId || !event.username ? undefined : await this.actorOf.username(event.username);
    return {
      ...event,
      id: this.clock.newId(),
      userId: event.userId ?? account?.userId ?? null,
      agencyId: event.agencyId ?? account?.agencyId ?? null,
    };
  }
}
