import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** How often the loop is looked at: what is told beyond it is a wait of others. */
const RESOLUTION_MS = 10;
/** Waits are told of the last minute or two: those of a start are over. */
const WINDOW_MS = 60_000;

export interface EventLoopHealth {
  /** Of a hundred turns of the event loop 99 waited no longer than this, beyond their own pause. */
  readonly p99Ms: number;
  readonly maxMs: number;
}

/** How long requests had to wait because something held the event loop, over the last one to two minutes. */
@Injectable()
export class EventLoop implements OnApplicationShutdown {
  private present = begun();
  private before: IntervalHistogram | undefined;
  private readonly timer = setInterval(() => this.turn(), WINDOW_MS).unref();

  standing(): EventLoopHealth {
    const windows = [this.present, ...(this.before ? [this.before] : [])];
    const worst = (of: (histogram: IntervalHistogram) => number): number =>
      Math.max(0, Math.round(Math.max(...windows.map(of)) / 1e6 - RESOLUTION_MS));
    return { p99Ms: worst((one) => one.percentile(99)), maxMs: worst((one) => one.max) };
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.present.disable();
  }

  private turn(): void {
    this.present.disable();
    this.before = this.present;
    this.present = begun();
  }
}

function begun(): IntervalHistogram {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  return histogram;
}
