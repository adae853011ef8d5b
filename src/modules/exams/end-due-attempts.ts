import { Injectable } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/index.js';
import { Clock } from '../../platform/time/index.js';
import { Attempts } from './attempts.js';

const EVERY_MS = 10_000;

/** Hands in what ran out of time while nobody looks. */
@Injectable()
export class EndDueAttempts {
  constructor(attempts: Attempts, clock: Clock, jobs: Jobs) {
    jobs.register({
      name: 'end-exam-attempts',
      everyMs: EVERY_MS,
      alone: true,
      run: () => attempts.endDue(clock.now()),
    });
  }
}
