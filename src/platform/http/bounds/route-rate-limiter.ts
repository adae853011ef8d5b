import { RefusedException } from '../problem.js';
import type { RouteRateLimit } from './route-decorators.js';

const WINDOW_MS = 60_000;
const MOST_NETWORKS = 10_000;

/** One household has a whole /64 of IPv6 addresses; it counts as one. An IPv4 address written as IPv6 is IPv4. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = '', tail] = address.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail?.split(':').filter(Boolean) ?? [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':');
}

/** Counts the requests of each network to each route that declares a rate limit; forgotten with the process. */
export class RouteRateLimiter {
  private readonly seen = new Map<string, { readonly since: number; count: number }>();

  constructor(private readonly now: () => number) {}

  /** Refuses as the route says. */
  check(route: string, address: string, { perMinute, refusal }: RouteRateLimit): void {
    const key = `${route} ${networkOf(address)}`;
    const now = this.now();
    const entry = this.seen.get(key);
    if (entry && now - entry.since < WINDOW_MS) {
      entry.count += 1;
      if (entry.count > perMinute) throw new RefusedException(refusal().refusal);
      return;
    }
    this.seen.delete(key);
    // The table itself must not become the attack: the oldest give way.
    if (this.seen.size >= MOST_NETWORKS) this.seen.delete(this.seen.keys().next().value as string);
    this.seen.set(key, { since: now, count: 1 });
  }
}
