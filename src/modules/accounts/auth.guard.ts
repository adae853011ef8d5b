import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Response } from 'express';
import { holds } from '../../kernel/access/index.js';
import { refuse } from '../../kernel/result.js';
import { Config } from '../../platform/config/index.js';
import {
  type ActorRequest,
  ALLOW,
  credentialOf,
  PUBLIC,
  type RouteAccess,
  RefusedException,
} from '../../platform/http/index.js';
import { ActorOf } from './actor-of.js';
import { SessionUse } from './session-use.js';

const SIGN_IN_AGAIN = '登录已结束的，请在另一个窗口重新登录，再回到本页提交；本页填写的内容仍在';

/** No declared permission, no route; not signed in, 401; no role that holds it, 403. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly actorOf: ActorOf,
    private readonly use: SessionUse,
    private readonly config: Config,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const access = this.reflector.get<RouteAccess | undefined>(ALLOW, context.getHandler());
    const http = context.switchToHttp();
    const request = http.getRequest<ActorRequest>();
    if (access === PUBLIC) return true;
    const credential = credentialOf(request.headers, this.config);
    const open = credential && (await this.actorOf.session(credential.token));
    if (!open) throw new RefusedException(refuse('auth.required', { next: SIGN_IN_AGAIN }).refusal);
    const { actor, session } = open;
    // Known also to what looks at a refused request afterwards.
    request.actor = actor;
    request.sessionId = session.id;
    if (access === undefined || !holds(actor, access))
      throw new RefusedException(refuse('access.denied', { facts: { permission: access ?? null } }).refusal);
    this.use.used(session, http.getResponse<Response>());
    return true;
  }
}
