import { InstantField, OneOf, Part, Text, Whole, YesNo } from '../platform/http/index.js';
import type { HealthReport, JobHealth } from './health.js';

const SPACE = ['ok', 'low', 'full'];

class DatabaseHealthView {
  @YesNo() writable: boolean;
  @OneOf(['full', 'busy', 'unavailable', 'unknown-outcome'], { optional: true })
  fault: HealthReport['database']['fault'];
}

class StoreHealthView {
  @YesNo() reachable: boolean;
  @YesNo({ about: 'everything that was looked at has the digest it was stored with' }) whole: boolean;
}

class SpaceView {
  @OneOf(SPACE) database: HealthReport['space']['database'];
  @OneOf(SPACE) uploads: HealthReport['space']['uploads'];
}

class JobHealthView implements JobHealth {
  @Text() name: string;
  @InstantField({ optional: true, about: 'end of the last run' }) lastRun: string | null;
  @OneOf(['ok', 'failed'], { optional: true }) lastOutcome: 'ok' | 'failed' | null;
  @InstantField({ optional: true, about: 'none while it runs, or where another process does it' })
  next: string | null;
}

class LedgerHealthView {
  @YesNo({ about: 'the newest head bears the signature of this machine' }) signed: boolean;
  @YesNo() checkpointLate: boolean;
}

class SealingView {
  @Whole() waiting: number;
  @Whole() failed: number;
}

class EventLoopView {
  @Whole({ about: 'of a hundred turns 99 waited no longer, in milliseconds' }) p99Ms: number;
  @Whole() maxMs: number;
}

export class HealthView implements HealthReport {
  @OneOf(['ok', 'degraded', 'failing']) status: HealthReport['status'];
  @YesNo({ about: 'requests that act may be sent here' }) ready: boolean;
  @Part(() => DatabaseHealthView) database: DatabaseHealthView;
  @Part(() => StoreHealthView) store: StoreHealthView;
  @Part(() => SpaceView) space: SpaceView;
  @Part(() => JobHealthView, { list: true }) jobs: JobHealthView[];
  @Text({ list: true }) jobsLate: string[];
  @Part(() => LedgerHealthView) ledger: LedgerHealthView;
  @Part(() => SealingView) sealing: SealingView;
  @Part(() => EventLoopView) eventLoop: EventLoopView;
}
