import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { Config } from '../config/index.js';
import { ProgramLog } from '../logs/index.js';
import { RequestMetrics } from '../metrics/index.js';
import type { ActorRequest } from './access.js';
import { newRequestId, REQUEST_ID, requestIdFor } from './request-id.js';

/** Asked every few seconds by whoever watches: said only where everything is said. */
const WATCHED = new Set(['/api/health', '/metrics']);

/**
 * Gives each request its id, and says and counts it when it has been answered: method, pattern of the route, status,
 * time, account. Neither the address that was asked for nor anything that was sent is in the line.
 */
export function observeRequests(app: NestExpressApplication, config: Config): void {
  const log = app.get(ProgramLog);
  const metrics = app.get(RequestMetrics);
  app.use((request: ActorRequest, response: Response, next: NextFunction) => {
    const requestId = requestIdFor(request, config.proxyHops > 0);
    response.setHeader(REQUEST_ID, requestId);
    const started = performance.now();
    metrics.began();
    // A stream that is compressed while it is sent has ten listeners of its own already.
    response.setMaxListeners(20);
    response.once('close', () => {
      const ms = performance.now() - started;
      const route = routeOf(request);
      const { method } = request;
      const status = response.statusCode;
      metrics.ended({ method, route, status, seconds: ms / 1000 });
      log.event(WATCHED.has(route) && status < 500 ? 'debug' : 'info', 'access', `${method} ${route}`, {
        method,
        route,
        status,
        ms: Math.round(ms * 10) / 10,
        requestId,
        actor: request.actor?.userId,
        // The other side went away before it had the answer.
        cut: response.writableFinished ? undefined : true,
      });
    });
    next();
  });
}

/** Says that something came which is no request, and gives the number under which that stands in the log. */
export function sayUnreadable(log: ProgramLog, status: number): string {
  const requestId = newRequestId();
  log.event('info', 'access', 'unreadable', { status, requestId });
  return requestId;
}

/** The pattern of the route that answered; one word for each kind of request that no route took. */
function routeOf(request: Request): string {
  const route = request.route as { path?: unknown } | undefined;
  if (typeof route?.path === 'string') return route.path;
  return request.originalUrl.startsWith('/app') ? '/app' : 'none';
}
