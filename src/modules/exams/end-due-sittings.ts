import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Clock } from '../../platform/time/index.js';
import { Sittings } from './sittings.js';

const EVERY_MS = 10_000;

/** Hands in what ran out of time while nobody looks. */
@Injectable()
export class EndDueSittings implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('exams');
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> | undefined;

  constructor(
    private readonly sittings: Sittings,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.working ??= this.look().finally(() => (this.working = undefined));
    }, EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.working;
  }

  private async look(): Promise<void> {
    try {
      await this.sittings.endDue(this.clock.now());
    } catch (error) {
      this.logger.error(`ending sittings: ${String(error)}`);
    }
  }
}
