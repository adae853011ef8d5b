import { Injectable } from '@nestjs/common';
import { Jobs } from '../../platform/jobs/index.js';
import { Clock } from '../../platform/time/index.js';
import { Sittings } from './sittings.js';

const EVERY_MS = 10_000;

/** Hands in what ran out of time while nobody looks. */
@Injectable()
export class EndDueSittings {
  constructor(sittings: Sittings, clock: Clock, jobs: Jobs) {
    jobs.register({
      name: 'end-exam-attempts',
      everyMs: EVERY_MS,
      alone: true,
      run: () => sittings.endDue(clock.now()),
    });
  }
}
