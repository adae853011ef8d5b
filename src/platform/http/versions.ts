import {
  applyDecorators,
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  SetMetadata,
  type Type,
  UseGuards,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse } from '@nestjs/swagger';
import type { Request } from 'express';
import { refuse } from '../../kernel/result.js';
import { RefusedException } from './problem.js';

/** RFC 9110 13.1.1: whichever version there is. */
const ANY = '*';
const VIEW = 'sanxiang:versioned-view';

/** Refuses `precondition.required` before anything else of the request is looked at. */
const versionIsNamed: CanActivate = {
  canActivate(context) {
    const named = context.switchToHttp().getRequest<Request>().get('if-match');
    if (named?.trim()) return true;
    throw new RefusedException(
      refuse('precondition.required', {
        detail: '请求头 If-Match 没有注明所依据的版本',
        next: '先读取该事项，再将读到的版本（答复中的 version，即 ETag）写入 If-Match 后提交',
      }).refusal,
    );
  },
};

/** A route that changes something a person has read: it must say which version that was. */
export const NamesVersion = (): MethodDecorator =>
  applyDecorators(
    UseGuards(versionIsNamed),
    ApiHeader({
      name: 'If-Match',
      required: true,
      description:
        'The version that was read, in quotes, as the `ETag` of its view; `*` for whichever there is',
      schema: { type: 'string', maxLength: 100 },
      example: '"3"',
    }),
  );

/** The version that the person had read (`If-Match: "3"`), without its quotes; undefined for whichever there is. */
export const VersionRead = createParamDecorator(
  (_: unknown, context: ExecutionContext): string | undefined => {
    const named = context.switchToHttp().getRequest<Request>().get('if-match')?.trim();
    return named === ANY ? undefined : named?.replace(/^"(.*)"$/, '$1');
  },
);

/** A view of one thing, whose `version` is its `ETag`. */
export const VersionedView = (type: Type<{ version: number }>): MethodDecorator =>
  applyDecorators(
    SetMetadata(VIEW, true),
    ApiOkResponse({
      type,
      headers: { ETag: { description: 'The version, for `If-Match`', schema: { type: 'string' } } },
    }),
  );

export const isVersionedView = (context: ExecutionContext): boolean =>
  Reflect.getMetadata(VIEW, context.getHandler()) === true;
