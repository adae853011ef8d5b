import { Injectable } from '@nestjs/common';
import { RateLimiter } from '../platform/http/rate-limiter.js';
import { networkOf } from '../platform/http/index.js';
import { Clock } from '../platform/time/index.js';

const HOUR_MS = 3_600_000;
/** Requests that one address may file in an hour. */
export const AN_HOUR = 5;
/** Requests of all addresses in an hour: an attack from many must not fill the office's list either. */
export const AN_HOUR_IN_ALL = 500;
/** Tries of a receipt from one address in a minute; with 78 bits guessing is hopeless all the same. */
const TRIES_A_MINUTE = 30;
const ALL = 'all';

/** How often requests may be filed and looked at; counted apart from the other open routes, so that none crowds the other out. */
@Injectable()
export class RequestRateLimit {
  private readonly filed: RateLimiter;
  private readonly total: RateLimiter;
  private readonly tried: RateLimiter;

  constructor(clock: Clock) {
    this.filed = new RateLimiter(clock);
    this.total = new RateLimiter(clock);
    this.tried = new RateLimiter(clock);
  }

  /** Counts only what is about to be filed: a form sent back to be completed costs nothing. */
  mayFile(address: string): boolean {
    if (this.filed.tooMany(networkOf(address), AN_HOUR, HOUR_MS)) return false;
    return !this.total.tooMany(ALL, AN_HOUR_IN_ALL, HOUR_MS);
  }

  mayTry(address: string): boolean {
    return !this.tried.tooMany(networkOf(address), TRIES_A_MINUTE);
  }
}
