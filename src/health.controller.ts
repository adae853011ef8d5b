import { Controller, Get } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { SealEvidence } from './modules/evidence/index.js';
import { Public } from './platform/http/index.js';

@Controller('api/health')
export class HealthController {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly sealing: SealEvidence,
  ) {}

  /** Answers when the database does; counts what waits to be sealed and what could not be. */
  @Get()
  @Public()
  async health(): Promise<{ status: 'ok'; sealing: { waiting: number; failed: number } }> {
    await this.reader.query('SELECT 1');
    const { waiting, failed } = this.sealing.standing();
    return { status: 'ok', sealing: { waiting, failed: failed.length } };
  }
}
