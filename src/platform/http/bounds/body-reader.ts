import { isUtf8 } from 'node:buffer';
import { parse as parseForm } from 'node:querystring';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { refuse } from '../../../kernel/result.js';
import { RefusedException } from '../problem.js';
import { RouteRateLimiter } from './route-rate-limiter.js';
import { checkDeclared, readBytes, watchArrival } from './read-bytes.js';
import { extentOf, keysOf } from './scan-json.js';
import { type Weight, weightOf } from './shape.js';
import { RATE_LIMIT, type RouteRateLimit, type BodyKind, BODY_KIND } from './route-decorators.js';

const KIB = 1024;
/** Where no long text is expected. */
const LEAST_BYTES = 16 * KIB;
/** The largest input of a class, however much its fields would let in. */
const MOST_BYTES = 1024 * KIB;
const FORM_BYTES = 64 * KIB;
const FORM_KEYS = 64;
/** So much of what is not known is told by its name; beyond it the whole is refused. */
const SPARE_KEYS = 64;
const MOST_KEYS = 20_000;
const SPARE_DEPTH = 2;

/** What a request to a route may cost, by its declarations and the class of its input. */
export interface RouteBounds extends Weight {
  readonly bodyKind: BodyKind | 'json' | 'nothing';
  readonly rateLimit?: RouteRateLimit;
}

/** Nest's own words for the parameters of a handler. */
const ROUTE_ARGUMENTS = '__routeArguments__';
const BODY = 3;

/** The class of the parameter that `@Body()` stands at; `Object` for one without a class. */
function inputOf(controller: object & { prototype: object }, handler: string): unknown {
  const marked = (Reflect.getMetadata(ROUTE_ARGUMENTS, controller, handler) ?? {}) as Record<
    string,
    { index: number }
  >;
  const types = (Reflect.getMetadata('design:paramtypes', controller.prototype, handler) ?? []) as unknown[];
  for (const [key, { index }] of Object.entries(marked))
    if (Number(key.split(':')[0]) === BODY) return types[index] ?? Object;
  return undefined;
}

export function boundsOf(controller: object & { prototype: object }, handler: string): RouteBounds {
  const method = (controller.prototype as Record<string, object>)[handler]!;
  const declared = Reflect.getMetadata(BODY_KIND, method) as BodyKind | undefined;
  const rateLimit = Reflect.getMetadata(RATE_LIMIT, method) as RouteRateLimit | undefined;
  const input = inputOf(controller, handler);
  const weight = weightOf(input);
  return {
    bodyKind: declared ?? (input === undefined ? 'nothing' : 'json'),
    rateLimit,
    bytes: declared === 'form' ? FORM_BYTES : Math.min(MOST_BYTES, Math.max(LEAST_BYTES, weight.bytes)),
    keys: Math.min(MOST_KEYS, weight.keys + SPARE_KEYS),
    depth: weight.depth + SPARE_DEPTH,
  };
}

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/**
 * The one place that bounds what a request may cost: bytes, keys, depth, entries, the time to arrive, and how many of
 * them a network may send to an open route. It stands behind the guard, so that nobody's body is read who may not send
 * it, and before the pipe, so that nothing is made of what is too much.
 */
export class BodyReader implements NestInterceptor {
  private readonly bounds = new WeakMap<object, RouteBounds>();

  constructor(private readonly rateLimiter: RouteRateLimiter) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const handler = context.getHandler();
    let bounds = this.bounds.get(handler);
    if (!bounds) {
      bounds = boundsOf(context.getClass(), handler.name);
      this.bounds.set(handler, bounds);
    }
    if (bounds.rateLimit) this.rateLimiter.check(handler.name, request.ip ?? '', bounds.rateLimit);
    await this.read(request, bounds);
    return next.handle();
  }

  private async read(request: Request, bounds: RouteBounds): Promise<void> {
    if (bounds.bodyKind === 'stream') return;
    if (bounds.bodyKind === 'file') return watchArrival(request);
    if (!hasBody(request)) return;
    if (bounds.bodyKind === 'nothing') return checkDeclared(request, LEAST_BYTES);
    if (!request.is(bounds.bodyKind === 'form' ? 'urlencoded' : 'json') || !isInUtf8(request))
      throw new RefusedException(refuse('input.media-type').refusal);
    const bytes = await readBytes(request, bounds.bytes);
    if (bytes.length === 0) return;
    if (!isUtf8(bytes)) throw new RefusedException(refuse('input.malformed').refusal);
    request.body = bounds.bodyKind === 'form' ? formOf(bytes) : jsonOf(bytes, bounds);
  }
}

function isInUtf8({ headers }: Request): boolean {
  const charset = /;\s*charset="?([^";\s]+)/i.exec(headers['content-type'] ?? '')?.[1];
  return charset === undefined || /^(utf-?8|us-ascii)$/i.test(charset);
}

function formOf(bytes: Buffer): unknown {
  const text = bytes.toString('utf8');
  if (text.split('&', FORM_KEYS + 1).length > FORM_KEYS) throw tooComplex('keys', FORM_KEYS);
  return { ...parseForm(text, '&', '=', { maxKeys: FORM_KEYS }) };
}

/** Any text up to the bound of the bytes may be one value of a list: as many as the smallest would be. */
function jsonOf(bytes: Buffer, bounds: RouteBounds): unknown {
  const most = { depth: bounds.depth, keys: bounds.keys, values: bounds.keys + bounds.bytes / 8 };
  const extent = extentOf(bytes, most);
  if (extent.depth > most.depth) throw tooComplex('depth', most.depth);
  if (extent.keys > most.keys) throw tooComplex('keys', most.keys);
  if (extent.values > most.values) throw tooComplex('values', Math.floor(most.values));
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new RefusedException(refuse('input.malformed').refusal);
  }
  if (typeof value !== 'object' || value === null)
    throw new RefusedException(refuse('input.malformed').refusal);
  if (keysOf(value) < extent.keys)
    throw new RefusedException(refuse('input.malformed', { detail: '同一字段出现了两次' }).refusal);
  return value;
}

const BOUND_NAMES = { depth: '嵌套层数', keys: '字段个数', values: '数据项个数' };

function tooComplex(bound: keyof typeof BOUND_NAMES, most: number): RefusedException {
  return new RefusedException(
    refuse('input.too-complex', {
      detail: `${BOUND_NAMES[bound]}不得超过${most}`,
      facts: { bound, most },
    }).refusal,
  );
}
