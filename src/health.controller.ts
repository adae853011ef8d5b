import { Controller, Get } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Public } from './platform/http/index.js';

@Controller('api/health')
export class HealthController {
  constructor(@InjectDataSource() private readonly reader: DataSource) {}

  /** Answers when the database does. */
  @Get()
  @Public()
  async health(): Promise<{ status: 'ok' }> {
    await this.reader.query('SELECT 1');
    return { status: 'ok' };
  }
}
