import { dirname } from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { EvidenceStore, SealEvidence, StoreHealth } from '../modules/evidence/index.js';
import { LedgerHealth } from '../modules/ledger/index.js';
import { Config } from '../platform/config/index.js';
import { type DatabaseFault, freeBytes } from '../platform/database/index.js';
import { Jobs } from '../platform/jobs/index.js';
import { uploadsFolderOf } from '../platform/storage/index.js';
import { Clock } from '../platform/time/index.js';
import { EventLoop, type EventLoopHealth } from './event-loop.js';
import { cached, withTimeout } from './cached.js';

/** Whoever watches asks often; the disk and the network are asked again only after this long. */
const KEPT_MS = 5_000;
/** A part that has not answered by then counts as away. */
const ANSWER_MS = 3_000;
/** A job may be late by this much before it is said. */
const LATE_MS = 3_600_000;

export interface JobHealth {
  readonly name: string;
  readonly lastRun: string | null;
  readonly lastOutcome: 'ok' | 'failed' | null;
  readonly next: string | null;
}

/** What can be said without telling a stranger anything of the office. */
export interface HealthReport {
  /** `failing`: acts would fail (503). `degraded`: acts go on, but something needs a person. */
  readonly status: 'ok' | 'degraded' | 'failing';
  /** Requests that act may be sent here. */
  readonly ready: boolean;
  readonly database: { readonly writable: boolean; readonly fault: DatabaseFault | null };
  readonly store: { readonly reachable: boolean; readonly whole: boolean };
  /** `full`: less is free than is kept in reserve. */
  readonly space: { readonly database: 'ok' | 'low' | 'full'; readonly uploads: 'ok' | 'low' | 'full' };
  readonly jobs: readonly JobHealth[];
  readonly jobsLate: readonly string[];
  readonly ledger: { readonly signed: boolean; readonly checkpointLate: boolean };
  readonly sealing: { readonly waiting: number; readonly failed: number };
  readonly eventLoop: EventLoopHealth;
}

type Space = 'ok' | 'low' | 'full';

/** Asks each part whether it does its work now. Never rejects, and never waits long for a part that is away. */
@Injectable()
export class Health {
  private readonly writable: () => Promise<DatabaseFault | null>;
  private readonly reachable: () => Promise<boolean>;
  private readonly ledger: () => Promise<HealthReport['ledger']>;

  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    ledgerHealth: LedgerHealth,
    private readonly sealing: SealEvidence,
    private readonly storeHealth: StoreHealth,
    private readonly jobs: Jobs,
    private readonly loop: EventLoop,
    private readonly clock: Clock,
    private readonly config: Config,
    store: EvidenceStore,
  ) {
    this.writable = cached(KEPT_MS, () => withTimeout(ANSWER_MS, ledgerHealth.writeFault(), 'unavailable'));
    this.reachable = cached(KEPT_MS, () =>
      withTimeout(
        ANSWER_MS,
        store.objects.identity().then(() => true),
        false,
      ),
    );
    this.ledger = cached(KEPT_MS, () =>
      withTimeout(ANSWER_MS, ledgerHealth.signed(), { signed: false, checkpointLate: false }),
    );
  }

  async report(): Promise<HealthReport> {
    const [read, writeFault, reachable, ledger, whole] = await Promise.all([
      withTimeout(
        ANSWER_MS,
        this.reader.query('SELECT 1').then(() => true),
        false,
      ),
      this.writable(),
      this.reachable(),
      this.ledger(),
      withTimeout(ANSWER_MS, this.storeHealth.isWhole(), false),
    ]);
    const fault = read ? writeFault : 'unavailable';
    const jobs = this.jobs.standing();
    const { waiting, failed } = this.sealing.standing();
    const parts = {
      database: { writable: fault === null, fault },
      store: { reachable, whole },
      space: this.space(),
      jobs: jobs.map(({ name, lastRun, lastOutcome, next }) => ({ name, lastRun, lastOutcome, next })),
      jobsLate: jobs.filter(({ next }) => this.isLate(next)).map(({ name }) => name),
      ledger,
      sealing: { waiting, failed: failed.length },
      eventLoop: this.loop.standing(),
    };
    const ready = parts.database.writable;
    const well =
      reachable &&
      whole &&
      parts.space.database === 'ok' &&
      parts.space.uploads === 'ok' &&
      parts.jobsLate.length === 0 &&
      jobs.every(({ lastOutcome }) => lastOutcome !== 'failed') &&
      ledger.signed &&
      !ledger.checkpointLate;
    return { status: ready ? (well ? 'ok' : 'degraded') : 'failing', ready, ...parts };
  }

  private isLate(next: string | null): boolean {
    return next !== null && this.clock.ms() - Date.parse(next) > LATE_MS;
  }

  private space(): { database: Space; uploads: Space } {
    const { databaseUrl, storageUrl, stagingDir } = this.config;
    return {
      database: databaseUrl.startsWith('sqlite:')
        ? this.spaceOf(dirname(databaseUrl.slice('sqlite:'.length)))
        : 'ok',
      uploads: this.spaceOf(uploadsFolderOf(storageUrl, stagingDir)),
    };
  }

  private spaceOf(folder: string): Space {
    const reserve = this.config.diskReserveMib * 2 ** 20;
    try {
      const free = freeBytes(folder);
      if (free < reserve) return 'full';
      return free < 8 * reserve ? 'low' : 'ok';
    } catch {
      return 'full';
    }
  }
}
