import { Initial0001 } from './0001-initial.js';
import { Guards0002 } from './0002-guards.js';
import { Checks0004 } from './0004-checks.js';

/** One stream for both databases, forward only. */
export const MIGRATIONS = [Initial0001, Guards0002, Checks0004];
