import { Controller, Get } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { StoreHealth } from './modules/evidence/index.js';
import { Public } from './platform/http/index.js';

@Controller('api/health')
export class HealthController {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly store: StoreHealth,
  ) {}

  /** Answers when the database does; `degraded` while the last check of the store knows of bytes that do not hold. */
  @Get()
  @Public()
  async health(): Promise<{ status: 'ok' | 'degraded' }> {
    await this.reader.query('SELECT 1');
    return { status: (await this.store.isWhole()) ? 'ok' : 'degraded' };
  }
}
