import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Response } from 'express';
import type { ActorRequest } from '../../platform/http/index.js';
import { kindOf, routeOf } from './rules/event-kind.rules.js';
import { SecurityLog } from './security-log.js';

/** Looks at every answer when it has been given, and notes those that mean something for security. */
export function recordSecurity(app: NestExpressApplication): void {
  const log = app.get(SecurityLog);
  app.use((request: ActorRequest, response: Response, next: NextFunction) => {
    const { method, path } = request;
    response.once('finish', () => {
      const route = routeOf(method, path);
      const kind = kindOf(route, response.statusCode);
      if (!kind) return;
      const { actor } = request;
      log.note({
        ...{ kind, route, status: response.statusCode, code: String(response.locals.refusal ?? '') },
        username: oneLine(actor?.username ?? triedName(request), 60),
        userId: actor?.userId ?? null,
        agencyId: actor?.agencyId ?? null,
        address: oneLine(request.ip, 64),
        device: oneLine(request.get('user-agent'), 200),
      });
    });
    next();
  });
}

/** The name that somebody signs in with; what else a body holds is not looked at. */
const triedName = ({ body }: ActorRequest): unknown => (body as { username?: unknown } | undefined)?.username;

/** As much of it as the column holds; characters that break a line or cannot be stored become spaces. */
const oneLine = (text: unknown, length: number): string =>
  typeof text === 'string' ? text.slice(0, length).replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ') : '';
