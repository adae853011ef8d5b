import { Injectable } from '@nestjs/common';
import { Uploads } from '../modules/evidence/index.js';
import { LedgerHealth } from '../modules/ledger/index.js';
import { VERSION } from '../platform/config/index.js';
import { Jobs } from '../platform/jobs/index.js';
import { Metrics } from '../platform/metrics/index.js';
import { Clock } from '../platform/time/index.js';
import { EventLoop } from './event-loop.js';
import { cached, withTimeout } from './cached.js';

/** The database is asked again only after this long. */
const KEPT_MS = 5_000;
/** Metrics are read although the database does not answer. */
const ANSWER_MS = 3_000;

/** What is measured when somebody reads the metrics: queues, uploads, jobs, the ledger, the event loop, memory. */
@Injectable()
export class Gauges {
  private readonly ledger: () => Promise<{ entries: number; checkpointAt: string | null } | undefined>;

  constructor(
    private readonly metrics: Metrics,
    private readonly ledgerHealth: LedgerHealth,
    private readonly uploads: Uploads,
    private readonly jobs: Jobs,
    private readonly loop: EventLoop,
    private readonly clock: Clock,
  ) {
    this.ledger = cached(KEPT_MS, () => withTimeout(ANSWER_MS, ledgerHealth.height(), undefined));
    this.process();
    this.writing();
    this.backgroundWork();
  }

  private process(): void {
    const { metrics } = this;
    metrics.gauge('info', 'The version that runs.', ['version'], (gauge) =>
      gauge.set({ version: VERSION }, 1),
    );
    metrics.gauge('uptime_seconds', 'Since the process began.', [], (gauge) => gauge.set(process.uptime()));
    metrics.gauge('memory_bytes', 'Memory of the process.', ['kind'], (gauge) => {
      const { rss, heapUsed, external } = process.memoryUsage();
      gauge.set({ kind: 'resident' }, rss);
      gauge.set({ kind: 'heap' }, heapUsed);
      gauge.set({ kind: 'external' }, external);
    });
    metrics.gauge(
      'event_loop_wait_seconds',
      'How long requests waited for the event loop, over the last one to two minutes.',
      ['of'],
      (gauge) => {
        const { p99Ms, maxMs } = this.loop.standing();
        gauge.set({ of: 'p99' }, p99Ms / 1000);
        gauge.set({ of: 'max' }, maxMs / 1000);
      },
    );
  }

  private writing(): void {
    const { metrics } = this;
    metrics.gauge('writer_queue', 'Transactions that run or wait for their turn.', [], (gauge) =>
      gauge.set(this.ledgerHealth.writesWaiting()),
    );
    metrics.gauge('uploads_in_progress', 'Requests of uploads that are being taken.', [], (gauge) =>
      gauge.set(this.uploads.inProgress),
    );
    metrics.gauge('ledger_entries', 'Entries in the ledgers of all agencies.', [], async (gauge) => {
      const height = await this.ledger();
      if (height) gauge.set(height.entries);
    });
    metrics.gauge('ledger_checkpoint_age_seconds', 'Age of the newest checkpoint.', [], async (gauge) => {
      const at = (await this.ledger())?.checkpointAt;
      if (at) gauge.set((this.clock.ms() - Date.parse(at)) / 1000);
    });
  }

  private backgroundWork(): void {
    const { metrics, jobs, clock } = this;
    metrics.gauge('job_last_run_timestamp_seconds', 'When the last run ended.', ['job'], (gauge) => {
      for (const { name, lastRun } of jobs.standing())
        if (lastRun !== null) gauge.set({ job: name }, Date.parse(lastRun) / 1000);
    });
    metrics.gauge('job_last_duration_seconds', 'How long the last run took.', ['job'], (gauge) => {
      for (const { name, lastMs } of jobs.standing())
        if (lastMs !== null) gauge.set({ job: name }, lastMs / 1000);
    });
    metrics.gauge('job_last_ok', '1 where the last run succeeded, 0 where it failed.', ['job'], (gauge) => {
      for (const { name, lastOutcome } of jobs.standing())
        if (lastOutcome !== null) gauge.set({ job: name }, lastOutcome === 'ok' ? 1 : 0);
    });
    metrics.gauge('job_next_run_seconds', 'Until the next run is due; below 0: late.', ['job'], (gauge) => {
      gauge.reset();
      for (const { name, next } of jobs.standing())
        if (next !== null) gauge.set({ job: name }, (Date.parse(next) - clock.ms()) / 1000);
    });
    metrics.gauge('job_runs', 'Runs since the process began.', ['job', 'outcome'], (gauge) => {
      for (const { name, runs } of jobs.standing()) {
        gauge.set({ job: name, outcome: 'ok' }, runs.ok);
        gauge.set({ job: name, outcome: 'failed' }, runs.failed);
      }
    });
  }
}
