import {
  Body,
  Controller,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  RequestMapping,
  RequestMethod,
  type Type,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { ActDeclaration } from '../../kernel/acts/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, NamesVersion, VersionRead } from '../http/index.js';
import { type ActClass, declarationOf, type SubjectRunner } from './act.js';

/** A controller for each act that has a route; `tag` groups them in the description of the interface. */
export function actRoutes(tag: string, acts: readonly ActClass[]): Type[] {
  return acts.filter((act) => declarationOf(act).declaration.route).map((act) => routeOf(tag, act));
}

function routeOf(tag: string, act: ActClass): Type {
  const { declaration, runner, versioned } = declarationOf(act);
  const [method, path] = declaration.route!.split(' ') as [keyof typeof RequestMethod, string];
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!);

  class ActRoute {
    constructor(private readonly subjects: SubjectRunner) {}

    perform(
      me: Actor,
      version: string | undefined,
      input: never,
      ...values: string[]
    ): Promise<Result<unknown>> {
      const params = Object.fromEntries(names.map((name, index) => [name, values[index]!]));
      // The subject is what the path names first.
      const id = declaration.creates ? undefined : values[0];
      return this.subjects.run(act, { actor: me, id, input, params, version });
    }
  }
  Object.defineProperty(ActRoute, 'name', { value: `${act.name}Route` });
  Inject(runner())(ActRoute, undefined, 0);
  ApiTags(tag)(ActRoute);
  Controller('api')(ActRoute);

  const route = ActRoute.prototype;
  const handler = Object.getOwnPropertyDescriptor(route, 'perform')!;
  const types: unknown[] = [Object, String, declaration.input ?? Object, ...names.map(() => String)];
  Reflect.defineMetadata('design:paramtypes', types, route, 'perform');
  Me()(route, 'perform', 0);
  VersionRead()(route, 'perform', 1);
  if (declaration.input) Body()(route, 'perform', 2);
  // From the last to the first, as decorators of parameters are applied: so they are described in their order.
  for (let index = names.length - 1; index >= 0; index--)
    Param(names[index]!, ParseUUIDPipe)(route, 'perform', 3 + index);
  for (const decorate of [
    RequestMapping({ method: RequestMethod[method], path }),
    Allow(declaration.name),
    ApiOperation({ operationId: declaration.operationId ?? declaration.name, summary: declaration.title.zh }),
    ...(versioned ? [NamesVersion()] : []),
    ...answered(declaration),
  ])
    decorate(route, 'perform', handler);
  return ActRoute;
}

function answered({ answer, creates, status }: ActDeclaration): MethodDecorator[] {
  const type = answer as Type | undefined;
  if (creates || status === 201) return [HttpCode(201), ApiCreatedResponse({ type })];
  if (type) return [HttpCode(200), ApiOkResponse({ type })];
  return [HttpCode(204), ApiNoContentResponse()];
}
