import { Injectable, type NestMiddleware } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { refuse } from '../kernel/result.js';
import { RateLimiter } from '../platform/http/rate-limiter.js';
import { Config } from '../platform/config/index.js';
import { networkOf } from '../platform/http/index.js';
import { Clock } from '../platform/time/index.js';
import { sendPage, sendRefusal, viewOfRequest } from './answer.js';
import { messagePage } from './pages/message.page.js';

const MINUTE_SECONDS = '60';
/** Whole files that one address may be sent at once: each walks through everything that is public. */
const FILES_AT_ONCE = 2;

/**
 * Who copies the portal without a pause must not keep others from reading it. What is public may be copied: the bound
 * (`PORTAL_PER_MINUTE`) lies above what a reader or a fair program asks for, and the answer says when to go on.
 */
@Injectable()
export class PortalRateLimit implements NestMiddleware {
  private readonly reads: RateLimiter;
  private readonly files = new Map<string, number>();

  constructor(
    clock: Clock,
    private readonly config: Config,
  ) {
    this.reads = new RateLimiter(clock);
  }

  use(request: Request, response: Response, next: NextFunction): void {
    const address = networkOf(request.ip ?? '');
    const bound = this.config.portalPerMinute;
    if (bound > 0 && this.reads.tooMany(address, bound)) return tooMany(request, response, MINUTE_SECONDS);
    if (!request.path.endsWith('.csv')) return next();
    const under = this.files.get(address) ?? 0;
    if (under >= FILES_AT_ONCE) return tooMany(request, response, '5');
    this.files.set(address, under + 1);
    response.once('close', () => {
      const left = (this.files.get(address) ?? 1) - 1;
      if (left > 0) this.files.set(address, left);
      else this.files.delete(address);
    });
    next();
  }
}

function tooMany(request: Request, response: Response, seconds: string): void {
  response.set('Retry-After', seconds);
  if (request.accepts(['html', 'json']) === 'html' && !/\.(json|csv|atom|xml)$/.test(request.path)) {
    const view = viewOfRequest(request);
    return sendPage(response, view, messagePage(view, '访问过于频繁', '请稍后再试。'), 429);
  }
  sendRefusal(response, refuse('portal.too-many').refusal);
}
