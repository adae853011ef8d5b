import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Config } from '../config/index.js';
import { ProgramLog } from '../logs/index.js';
import { Clock } from '../time/index.js';
import {
  BodyReader,
  boundConnections,
  checkRequestHead,
  mostConnections,
  RouteRateLimiter,
} from './bounds/index.js';
import { sayUnreadable } from './observe-requests.js';
import { setSafeHeaders } from './safe-headers.js';
import { ResultInterceptor } from './result.interceptor.js';

/**
 * What one request and one visitor may cost: connections, time, headers and address before anything else; the body
 * behind the guard, in front of everything that an act does (ADR 0037).
 */
export function boundRequests(app: NestExpressApplication, config: Config): void {
  boundConnections(app.getHttpServer(), {
    // A trusted proxy is one address for everybody; it bounds its visitors itself.
    perNetwork: config.proxyHops > 0 ? undefined : config.connectionsPerAddress,
    total: mostConnections(config.maxConnections),
    onBroken: (status) => sayUnreadable(app.get(ProgramLog), status),
  });
  setSafeHeaders(app, config);
  app.use(checkRequestHead);
  const clock = app.get(Clock);
  app.useGlobalInterceptors(new ResultInterceptor(), new BodyReader(new RouteRateLimiter(() => clock.ms())));
}
