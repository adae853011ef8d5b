import { Controller, Get, HttpStatus, Res } from '@nestjs/common';
import { ApiOkResponse, ApiServiceUnavailableResponse } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../platform/http/index.js';
import { Health, type HealthReport } from './health.js';
import { HealthView } from './health-views.js';

@Controller('api/health')
export class HealthController {
  constructor(private readonly health: Health) {}

  /**
   * What each part says of itself: the database takes writes, the store answers and is whole, there is room, jobs run,
   * the ledger is signed. 503 when acts would fail; `degraded` when something needs a person although acts go on.
   */
  @Get()
  @Public()
  @ApiOkResponse({ type: HealthView })
  @ApiServiceUnavailableResponse({ type: HealthView })
  async report(@Res({ passthrough: true }) response: Response): Promise<HealthReport> {
    const report = await this.health.report();
    if (!report.ready) response.status(HttpStatus.SERVICE_UNAVAILABLE).set('Retry-After', '5');
    return report;
  }
}
