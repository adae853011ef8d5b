import { Global, Module } from '@nestjs/common';
import { ActMetrics } from './act-metrics.js';
import { Metrics } from './metrics.js';
import { RequestMetrics } from './request-metrics.js';

@Global()
@Module({
  providers: [Metrics, RequestMetrics, ActMetrics],
  exports: [Metrics, RequestMetrics, ActMetrics],
})
export class MetricsModule {}
