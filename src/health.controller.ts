import { Controller, Get } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { SealEvidence, StoreHealth } from './modules/evidence/index.js';
import { Public } from './platform/http/index.js';

interface Health {
  status: 'ok' | 'degraded';
  sealing: { waiting: number; failed: number };
}

@Controller('api/health')
export class HealthController {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly sealing: SealEvidence,
    private readonly store: StoreHealth,
  ) {}

  /**
   * Answers when the database does; `degraded` while the last check of the store knows of bytes that do not hold.
   * Counts what waits to be sealed and what could not be.
   */
  @Get()
  @Public()
  async health(): Promise<Health> {
    await this.reader.query('SELECT 1');
    const { waiting, failed } = this.sealing.standing();
    const status = (await this.store.isWhole()) ? 'ok' : 'degraded';
    return { status, sealing: { waiting, failed: failed.length } };
  }
}
