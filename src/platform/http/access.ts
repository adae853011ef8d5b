import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Request } from 'express';
import type { Actor, Permission } from '../../kernel/access/index.js';

export const ALLOW = 'sanxiang:allow';
export const PUBLIC = 'public' as const;
export type RouteAccess = Permission | typeof PUBLIC;

/** What a route needs. A route that declares nothing keeps the program from starting. */
export const Allow = (permission: Permission): MethodDecorator => SetMetadata(ALLOW, permission);
/** Open to everyone, without an account. */
export const Public = (): MethodDecorator => SetMetadata(ALLOW, PUBLIC);

export interface ActorRequest extends Request {
  actor?: Actor;
  /** The session by which the person acts. */
  sessionId?: string;
}

/** The signed-in person, put on the request by the guard. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<ActorRequest>();
  if (!actor) throw new Error('a public route asked for its actor');
  return actor;
});
