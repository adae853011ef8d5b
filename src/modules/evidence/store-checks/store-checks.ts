import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThanOrEqual, MoreThan, type Repository } from 'typeorm';
import { type Actor, systemActor } from '../../../kernel/access/index.js';
import { ok, type Refused, type Result } from '../../../kernel/result.js';
import { instantOf } from '../../../kernel/time.js';
import { Config } from '../../../platform/config/index.js';
import { Jobs, Leadership, sharedWorkEveryMs, tookPlace } from '../../../platform/jobs/index.js';
import { Clock } from '../../../platform/time/index.js';
import { LedgerHeadRow } from '../../ledger/index.js';
import { disposalOf } from '../disposal.js';
import { EvidenceStore } from '../evidence-store.js';
import { EvidenceRow } from '../evidence.entity.js';
import { CheckCursor, type Progress } from './check-cursor.js';
import { FinishStoreCheck } from './finish-store-check.js';
import { RaiseStoreAlarm } from './raise-store-alarm.js';
import { StartStoreCheck } from './start-store-check.js';
import { type CheckFinding, StoreCheckRow } from './store-check.entities.js';

const RESUME = 'resume-store-checks';
const START_DUE = 'start-store-checks';
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MiB = 2 ** 20;
const AGAIN_AFTER_MS = 1000;
/** How often it is written down how far a check is. */
const CURSOR_MS = 500;

interface Finding {
  readonly kind: CheckFinding;
  readonly about: string;
}

/**
 * Reads stored bytes again, one check and one item after the other, at the rate of the configuration, in one process on
 * the database. What a restart cut off goes on where it was, what another process began or left is read from its
 * beginning; a reading of each agency's store that has become due begins by itself.
 */
@Injectable()
export class StoreChecks implements BeforeApplicationShutdown {
  private readonly logger = new Logger('store');
  private readonly stopping = new AbortController();
  private readonly cursor: CheckCursor;
  private readonly live = new Map<string, Progress>();
  /** Ids of checks that wait or are under way in this process. */
  private readonly queued = new Set<string>();
  private tail: Promise<void> = Promise.resolve();

  constructor(
    @InjectRepository(StoreCheckRow) private readonly checks: Repository<StoreCheckRow>,
    private readonly store: EvidenceStore,
    private readonly starting: StartStoreCheck,
    private readonly alarms: RaiseStoreAlarm,
    private readonly finishing: FinishStoreCheck,
    private readonly config: Config,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly leadership: Leadership,
  ) {
    this.cursor = new CheckCursor(join(config.dataDir, 'store-checks'));
    const alone = { alone: true, atStart: true };
    jobs.register({
      ...alone,
      name: RESUME,
      everyMs: sharedWorkEveryMs(config),
      run: () => this.enqueueRunning(),
    });
    jobs.register({ ...alone, name: START_DUE, everyMs: HOUR_MS, run: () => this.startDue() });
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await this.tail;
  }

  /**
   * Begins a check of one agency, or of every one in sight that has evidence. Refuses what `StartStoreCheck` refuses,
   * of several agencies only when none could be begun.
   */
  async start(actor: Actor, agencyId?: string): Promise<Result<StoreCheckRow[]>> {
    const items = this.checks.manager.getRepository(EvidenceRow);
    const begun: StoreCheckRow[] = [];
    let refused: Refused | undefined;
    for (const id of agencyId ? [agencyId] : actor.agencyIds) {
      if (!agencyId && !(await items.existsBy({ agencyId: id }))) continue;
      const started = await this.starting.start(actor, id, 'asked');
      if (started.ok) begun.push(started.value);
      else refused = started;
    }
    for (const check of begun) this.enqueue(check);
    return refused && begun.length === 0 ? refused : ok(begun);
  }

  private async enqueueRunning(): Promise<void> {
    const running = await this.checks.find({ where: { state: 'running' }, order: { id: 'ASC' } });
    for (const check of running) this.enqueue(check);
  }

  /** Where another process leads, the check is left to it. */
  private enqueue(check: StoreCheckRow): void {
    if (!this.leadership.leads || this.queued.has(check.id)) return;
    this.queued.add(check.id);
    this.tail = this.tail
      .then(() => this.run(check))
      .catch((error: unknown) => {
        // What is stopped here is taken up at the next start.
        if (!this.stopping.signal.aborted) this.logger.error(`check ${check.id}: ${String(error)}`);
      })
      .finally(() => this.queued.delete(check.id));
  }

  /** Resolves when every check begun so far is done or has failed. */
  async settled(): Promise<void> {
    await this.jobs.idle(RESUME);
    await this.jobs.idle(START_DUE);
    await this.tail;
  }

  /** How far a check of this process is; undefined for one that waits or is done. */
  progressOf(checkId: string): Progress | undefined {
    return this.live.get(checkId);
  }

  /** Begins a check of every agency whose last one, or whose first evidence, is as old as the configuration says. */
  async startDue(): Promise<void> {
    const days = this.config.storeCheckDays;
    if (days === 0) return;
    const before = instantOf(new Date(this.clock.ms() - days * DAY_MS));
    const { manager } = this.checks;
    const items = manager.getRepository(EvidenceRow);
    const heads = manager.getRepository(LedgerHeadRow);
    for (const { agencyId } of await heads.find({ select: { agencyId: true }, order: { agencyId: 'ASC' } })) {
      if (!(await items.existsBy({ agencyId, receivedAt: LessThanOrEqual(before) }))) continue;
      if (await this.checks.existsBy({ agencyId, startedAt: MoreThan(before) })) continue;
      const program = systemActor(agencyId, ['supervisor']);
      const started = await this.starting.start(program, agencyId, 'scheduled', before);
      if (started.ok) this.enqueue(started.value);
      else if (started.refusal.code !== 'store.check-running') tookPlace(started, `check of ${agencyId}`);
    }
  }

  private async run(check: StoreCheckRow): Promise<void> {
    const { signal } = this.stopping;
    signal.throwIfAborted();
    let progress = await this.cursor.read(check.id);
    let writtenAt = -Infinity;
    try {
      for (;;) {
        // Another process may lead by now; it reads the store from its beginning.
        if (!this.leadership.leads) return;
        const item = await this.next(check, progress.after);
        if (!item) break;
        const before = progress;
        const finding = await this.judge(item, (bytes) => {
          progress = { ...progress, bytes: progress.bytes + bytes };
          this.live.set(check.id, progress);
        });
        signal.throwIfAborted();
        if (finding) {
          this.logger.error(`${item.id}: ${finding.about}`);
          await this.alarms.raise(check.id, item, finding.kind, finding.about);
        }
        progress = { after: item.id, items: before.items + 1, bytes: progress.bytes };
        this.live.set(check.id, progress);
        // Of many small items a restart reads those of the last moment again.
        if (performance.now() - writtenAt < CURSOR_MS) continue;
        await this.cursor.write(check.id, progress);
        writtenAt = performance.now();
      }
      await this.finishing.finish(check, progress);
      await this.cursor.forget(check.id);
    } finally {
      this.live.delete(check.id);
    }
  }

  /** The next item that was there when the check began. */
  private async next(
    { agencyId, startedAt }: StoreCheckRow,
    after: string,
  ): Promise<EvidenceRow | undefined> {
    const [item] = await this.checks.manager.getRepository(EvidenceRow).find({
      where: { agencyId, id: MoreThan(after), receivedAt: LessThanOrEqual(startedAt) },
      order: { id: 'ASC' },
      take: 1,
    });
    return item;
  }

  private async judge(item: EvidenceRow, onBytes: (bytes: number) => void): Promise<Finding | undefined> {
    for (let again = false; ; again = true) {
      try {
        return await this.read(item, onBytes);
      } catch (error) {
        this.stopping.signal.throwIfAborted();
        if (again)
          return { kind: 'bytes-unreadable', about: `文件读不出：${(error as Error).message}`.slice(0, 200) };
        // A line to the store may fail once.
        await sleep(AGAIN_AFTER_MS, undefined, { signal: this.stopping.signal });
      }
    }
  }

  private async read(
    { agencyId, id, bytes, sha256 }: EvidenceRow,
    onBytes: (bytes: number) => void,
  ): Promise<Finding | undefined> {
    const stored = await this.store.objects.stat(id);
    if (!stored) {
      const disposed = await disposalOf(this.checks.manager, { agencyId, id, sha256 });
      return disposed ? undefined : { kind: 'bytes-missing', about: '存储中没有该文件' };
    }
    if (stored.bytes !== bytes) {
      return { kind: 'bytes-changed', about: `文件为 ${stored.bytes} 字节，应为 ${bytes} 字节` };
    }
    const throttle = { bytesPerSecond: this.config.storeCheckMibPerSecond * MiB, onBytes };
    const now = await this.store.objects.digest(id, ['sha256'], this.stopping.signal, throttle);
    if (now.sha256 === sha256) return undefined;
    return { kind: 'bytes-changed', about: `文件内容已改变（现 SHA-256：${now.sha256}）` };
  }
}
