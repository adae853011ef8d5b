import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refuse } from '../kernel/result.js';
import { Config } from '../platform/config/index.js';
import { Public, RefusedException } from '../platform/http/index.js';
import { Metrics } from '../platform/metrics/index.js';
import { Gauges } from './gauges.js';
import { askedFromHere } from './rules/asked-from-here.js';

/** What Prometheus gathers. Figures of the office's work: for this machine alone, unless METRICS_OPEN says otherwise. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly config: Config,
    readonly gauges: Gauges,
  ) {}

  @Get()
  @Public()
  async read(@Req() request: Request, @Res() response: Response): Promise<void> {
    if (!this.config.metricsOpen && !askedFromHere(request.socket.remoteAddress, request.headers))
      throw new RefusedException(
        refuse('metrics.local-only', { next: '请在本机读取，或者设置METRICS_OPEN' }).refusal,
      );
    const { registry } = this.metrics;
    response.set({ 'Content-Type': registry.contentType, 'Cache-Control': 'no-store' });
    response.send(await registry.metrics());
  }
}
