import { SetMetadata } from '@nestjs/common';
import { refuse, type Refused } from '../../../kernel/result.js';

export const BODY_KIND = 'sanxiang:body-kind';
export const RATE_LIMIT = 'sanxiang:rate-limit';

/** What the body of a route is, where it is not JSON of its input class. */
export type BodyKind =
  /** A form of several parts with a file; an interceptor of the route reads it. */
  | 'file'
  /** Bytes that the route's own protocol reads. */
  | 'stream'
  /** An HTML form (urlencoded). */
  | 'form';

/** Declares that a route takes something else than JSON. Nothing else is read, whatever its type. */
export const TakesBody = (takes: BodyKind): MethodDecorator => SetMetadata(BODY_KIND, takes);

/** How many requests a minute one network may send to a route, counted before a byte of a body is read; 429 beyond it. */
export interface RouteRateLimit {
  readonly perMinute: number;
  readonly refusal: () => Refused;
}

const LATER = { next: '请一分钟后再试' };

export const RateLimit = (
  perMinute: number,
  refusal = () => refuse('request.too-many', LATER),
): MethodDecorator => SetMetadata(RATE_LIMIT, { perMinute, refusal } satisfies RouteRateLimit);
