import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds; most answers are given within the first two. */
const DURATIONS = [0.01, 0.05, 0.2, 1, 5, 30];

/** What is measured of the program, as Prometheus reads it: one registry for each program, not one for the process. */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  /** A gauge that is asked for its value when somebody reads the metrics. */
  gauge<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
    collect: (gauge: Gauge<Label>) => void | Promise<void>,
  ): void {
    new Gauge<Label>({
      name: `sanxiang_${name}`,
      help,
      labelNames,
      registers: [this.registry],
      collect() {
        return collect(this);
      },
    });
  }

  counter<Label extends string>(name: string, help: string, labelNames: readonly Label[]): Counter<Label> {
    return new Counter({ name: `sanxiang_${name}`, help, labelNames, registers: [this.registry] });
  }

  durations<Label extends string>(
    name: string,
    help: string,
    labelNames: readonly Label[],
  ): Histogram<Label> {
    return new Histogram({
      name: `sanxiang_${name}`,
      help,
      labelNames,
      buckets: DURATIONS,
      registers: [this.registry],
    });
  }
}
