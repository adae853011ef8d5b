import { Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { Metrics } from './metrics.js';

/** `done`: committed and entered into the ledger. `refused`: by a rule, nothing was written. `failed`: it broke. */
export type AttemptOutcome = 'done' | 'refused' | 'failed';

@Injectable()
export class ActMetrics {
  private readonly acts: Counter<'act' | 'outcome'>;

  constructor(metrics: Metrics) {
    this.acts = metrics.counter('acts_total', 'Acts that were attempted, by name and outcome.', [
      'act',
      'outcome',
    ]);
  }

  /** Counts how an attempt ends, and hands its result on. */
  async counted<R extends { readonly ok: boolean }>(act: string, attempt: Promise<R>): Promise<R> {
    let outcome: AttemptOutcome = 'failed';
    try {
      const result = await attempt;
      outcome = result.ok ? 'done' : 'refused';
      return result;
    } finally {
      this.acts.inc({ act, outcome });
    }
  }
}
