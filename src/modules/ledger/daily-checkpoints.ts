import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { systemActor } from '../../kernel/access/index.js';
import { Checkpoints } from './checkpoints.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Cuts a checkpoint of every tree that has grown, once a day and at start when the last is a day old. */
@Injectable()
export class DailyCheckpoints implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('ledger');
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly checkpoints: Checkpoints) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.cut();
    this.timer = setInterval(() => void this.cut(), HOUR_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async cut(): Promise<void> {
    try {
      await this.checkpoints.cutAll((agencyId) => systemActor(agencyId, ['auditor']), DAY_MS);
    } catch (error) {
      this.logger.error(`checkpoint: ${String(error)}`);
    }
  }
}
