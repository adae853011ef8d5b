export { type Job, Jobs, type JobStanding } from './jobs.js';
export { JobsModule } from './jobs.module.js';
export { nothingLeft, tookPlace } from './nothing-left.js';
export { Leadership, LEADERSHIP_EVERY_MS } from './leadership.js';
export { sharedWorkEveryMs } from './shared-work.js';
