import { Injectable } from '@nestjs/common';
import { Attempts } from '../modules/accounts/index.js';
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
export class RequestPace {
  private readonly filed: Attempts;
  private readonly total: Attempts;
  private readonly tried: Attempts;

  constructor(clock: Clock) {
    this.filed = new Attempts(clock);
    this.total = new Attempts(clock);
    this.tried = new Attempts(clock);
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

/** One household has a whole /64 of IPv6 addresses; it counts as one. */
export function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':');
}
