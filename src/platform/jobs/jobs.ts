import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { type Instant, instantOf } from '../../kernel/time.js';
import { RunMode } from '../config/index.js';
import { Clock } from '../time/index.js';
import { Leadership } from './leadership.js';

/** Work that the program does by itself, again and again. */
export interface Job {
  /** Plain words joined by hyphens: `seal-evidence`. */
  readonly name: string;
  /** Milliseconds from the end of one run to the beginning of the next. */
  readonly everyMs: number;
  /** True where one process on the database does it (`Leadership`); false where each process does it for itself. */
  readonly alone: boolean;
  /** Whether the first run is at the start, or when this process begins to lead, instead of `everyMs` later. */
  readonly atStart?: boolean;
  /** One run. The signal is aborted at the shutdown, and for `alone` jobs when this process no longer leads. */
  run(signal: AbortSignal): Promise<unknown> | void;
}

/** How a job stands. Instants are those of the program's clock. */
export interface JobStanding {
  readonly name: string;
  /** When the last run ended; runs that were aborted do not count. */
  readonly lastRun: Instant | null;
  readonly lastOutcome: 'ok' | 'failed' | null;
  readonly lastError?: string;
  /** How long the last run took, in milliseconds. */
  readonly lastMs: number | null;
  /** Runs since the process began. */
  readonly runs: Readonly<Record<'ok' | 'failed', number>>;
  /** When the next run is due; null while none is planned, and while one is under way. */
  readonly next: Instant | null;
}

interface Entry {
  readonly job: Job;
  timer?: NodeJS.Timeout;
  /** `performance.now()` at which the timer ends. */
  dueAt?: number;
  running?: Promise<void>;
  stop?: AbortController;
  /** Asked for while a run was under way: it may have passed what has changed since. */
  again: boolean;
  lastRun: Instant | null;
  lastOutcome: 'ok' | 'failed' | null;
  lastError?: string;
  lastMs: number | null;
  readonly runs: Record<'ok' | 'failed', number>;
}

/**
 * All background work of the program: what there is, when it ran last and how that ended. It runs in server processes
 * alone, begins when the application has started, and no job runs twice at a time in one process. What a run throws is
 * logged and remembered; the next run comes in its time. Work that several processes may do at once must be decided
 * again inside its act (`Acts.perform`): leadership saves work, it is no lock.
 */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger('jobs');
  private readonly entries = new Map<string, Entry>();
  private started = false;
  private stopping = false;

  constructor(
    private readonly clock: Clock,
    private readonly mode: RunMode,
    private readonly leadership: Leadership,
  ) {
    leadership.onGained(() => this.begin((job) => job.alone));
    leadership.onLost(() => this.halt((job) => job.alone));
  }

  /** To be called before the application has started. Throws on a name that is taken. */
  register(job: Job): void {
    if (this.entries.has(job.name)) throw new Error(`there is a job ${job.name} already`);
    this.entries.set(job.name, {
      job,
      again: false,
      lastRun: null,
      lastOutcome: null,
      lastMs: null,
      runs: { ok: 0, failed: 0 },
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    if (!this.mode.runsJobs) return;
    this.started = true;
    this.begin((job) => !job.alone);
    await this.leadership.start();
  }

  /** Nothing begins any more; this comes before any service of the program closes. */
  onModuleDestroy(): void {
    this.stopping = true;
    this.halt(() => true);
  }

  /** Waits for the runs that are under way: the database is still open. */
  async beforeApplicationShutdown(): Promise<void> {
    this.onModuleDestroy();
    for (const { running } of this.entries.values()) await running;
  }

  standing(): JobStanding[] {
    return [...this.entries.values()].map((entry) => {
      const { job, lastRun, lastOutcome, lastError, lastMs, runs, dueAt } = entry;
      const next =
        dueAt === undefined ? null : instantOf(new Date(this.clock.ms() + dueAt - performance.now()));
      return {
        name: job.name,
        lastRun,
        lastOutcome,
        ...(lastError !== undefined && { lastError }),
        lastMs,
        runs: { ...runs },
        next,
      };
    });
  }

  /**
   * Runs a job now, or joins the run under way; answers whether it ran: not in a command, not where another process
   * leads, not during a shutdown. For tests.
   */
  async runNow(name: string): Promise<boolean> {
    const entry = this.entry(name);
    if (!this.may(entry)) return false;
    await this.run(entry);
    return true;
  }

  /** There is something to do: runs the job now, or once more after the run under way. Does nothing where it may not run. */
  wake(name: string): void {
    const entry = this.entry(name);
    if (!this.may(entry)) return;
    if (entry.running) entry.again = true;
    else void this.run(entry);
  }

  /** Resolves when no run of the job is under way. */
  async idle(name: string): Promise<void> {
    const entry = this.entry(name);
    while (entry.running) await entry.running;
  }

  private entry(name: string): Entry {
    const entry = this.entries.get(name);
    if (!entry) throw new Error(`there is no job ${name}`);
    return entry;
  }

  private may({ job }: Entry): boolean {
    return this.started && !this.stopping && (!job.alone || this.leadership.leads);
  }

  private begin(which: (job: Job) => boolean): void {
    for (const entry of this.entries.values()) {
      if (!which(entry.job) || !this.may(entry)) continue;
      if (!entry.job.atStart) this.plan(entry);
      // A run from before this process had stopped leading may still be ending.
      else if (entry.running) entry.again = true;
      else void this.run(entry);
    }
  }

  private halt(which: (job: Job) => boolean): void {
    for (const entry of this.entries.values()) {
      if (!which(entry.job)) continue;
      this.unplan(entry);
      entry.again = false;
      entry.stop?.abort();
    }
  }

  private plan(entry: Entry): void {
    this.unplan(entry);
    if (entry.running) return;
    const { everyMs } = entry.job;
    entry.dueAt = performance.now() + everyMs;
    entry.timer = setTimeout(() => void this.run(entry), everyMs).unref();
  }

  private unplan(entry: Entry): void {
    clearTimeout(entry.timer);
    delete entry.timer;
    delete entry.dueAt;
  }

  private run(entry: Entry): Promise<void> {
    this.unplan(entry);
    entry.running ??= this.runs(entry).finally(() => {
      delete entry.running;
      if (this.may(entry)) this.plan(entry);
    });
    return entry.running;
  }

  private async runs(entry: Entry): Promise<void> {
    do {
      entry.again = false;
      await this.once(entry);
    } while (entry.again && this.may(entry));
  }

  private async once(entry: Entry): Promise<void> {
    const stop = (entry.stop = new AbortController());
    const started = performance.now();
    let failure: unknown;
    try {
      await entry.job.run(stop.signal);
    } catch (error) {
      failure = error ?? new Error('failed without a reason');
    }
    // What was stopped has neither succeeded nor failed.
    if (stop.signal.aborted) return;
    entry.lastRun = this.clock.now();
    entry.lastOutcome = failure === undefined ? 'ok' : 'failed';
    entry.lastMs = performance.now() - started;
    entry.runs[entry.lastOutcome] += 1;
    delete entry.lastError;
    if (failure === undefined) return;
    entry.lastError = failure instanceof Error ? String(failure) : JSON.stringify(failure);
    this.logger.error(`${entry.job.name}: ${entry.lastError}`);
  }
}
