import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { holds } from '../../kernel/access/index.js';
import { refuse } from '../../kernel/result.js';
import {
  type ActorRequest,
  ALLOW,
  PUBLIC,
  type RouteAccess,
  RefusedException,
} from '../../platform/http/index.js';
import { ActorOf } from './actor-of.js';

export const SESSION_COOKIE = 'sanxiang_session';

/** The token of a request: the bearer header first, else the cookie. */
export function tokenOf(request: {
  headers: { authorization?: string; cookie?: string };
}): string | undefined {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1];
  return (
    bearer ??
    new RegExp(`(?:^|;\\s*)${SESSION_COOKIE}=([A-Za-z0-9_-]{20,100})`).exec(request.headers.cookie ?? '')?.[1]
  );
}

/** No declared permission, no route; not signed in, 401; no role that holds it, 403. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actorOf: ActorOf,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<RouteAccess | undefined>(ALLOW, context.getHandler());
    const request = context.switchToHttp().getRequest<ActorRequest>();
    if (access === PUBLIC) return true;
    const token = tokenOf(request);
    const actor = token ? await this.actorOf.token(token) : undefined;
    if (!actor) throw new RefusedException(refuse('auth.required').refusal);
    if (access === undefined || !holds(actor, access))
      throw new RefusedException(refuse('access.denied', { facts: { permission: access ?? null } }).refusal);
    request.actor = actor;
    request.sessionToken = token;
    return true;
  }
}
