import { Initial0001 } from './0001-initial.js';

/** One stream for both databases, forward only. */
export const MIGRATIONS = [Initial0001];
