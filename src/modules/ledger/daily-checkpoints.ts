import { Injectable } from '@nestjs/common';
import { systemActor } from '../../kernel/access/index.js';
import { Jobs } from '../../platform/jobs/index.js';
import { Checkpoints } from './checkpoints.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Cuts a checkpoint of every tree that has grown, once a day and at start when the last is a day old. */
@Injectable()
export class DailyCheckpoints {
  constructor(checkpoints: Checkpoints, jobs: Jobs) {
    jobs.register({
      name: 'daily-checkpoints',
      everyMs: HOUR_MS,
      alone: true,
      atStart: true,
      run: () => checkpoints.cutAll((agencyId) => systemActor(agencyId, ['auditor']), DAY_MS),
    });
  }
}
