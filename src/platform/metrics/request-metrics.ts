import { Injectable } from '@nestjs/common';
import type { Counter, Histogram } from 'prom-client';
import { Metrics } from './metrics.js';

export interface AnsweredRequest {
  readonly method: string;
  /** The pattern of the route, never the address: labels are kept for as long as the program runs. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

@Injectable()
export class RequestMetrics {
  private readonly requests: Counter<'method' | 'route' | 'status'>;
  private readonly durations: Histogram<'method' | 'route'>;
  private open = 0;

  constructor(metrics: Metrics) {
    this.requests = metrics.counter('http_requests_total', 'Requests that were answered.', [
      'method',
      'route',
      'status',
    ]);
    this.durations = metrics.durations(
      'http_request_duration_seconds',
      'From the first line of a request to the end of its answer.',
      ['method', 'route'],
    );
    metrics.gauge('http_requests_open', 'Requests that are being answered.', [], (gauge) =>
      gauge.set(this.open),
    );
  }

  began(): void {
    this.open += 1;
  }

  ended({ method, route, status, seconds }: AnsweredRequest): void {
    this.open -= 1;
    this.requests.inc({ method, route, status: String(status) });
    this.durations.observe({ method, route }, seconds);
  }
}
