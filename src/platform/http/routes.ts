import { RequestMethod, type INestApplication } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ALLOW, type RouteAccess } from './access.js';

export interface Route {
  method: string;
  path: string;
  access: RouteAccess | undefined;
  handler: string;
}

const join = (...parts: string[]): string =>
  `/${parts.join('/')}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1');

/** Every route of the running program with what it needs; read by the start check, the generated table and its test. */
export function routesOf(app: INestApplication): Route[] {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  const routes: Route[] = [];
  for (const wrapper of app.get(DiscoveryService).getControllers()) {
    const instance = wrapper.instance as object | undefined;
    const { metatype } = wrapper;
    if (!instance || !metatype) continue;
    const bases = [Reflect.getMetadata('path', metatype) as string | string[]].flat();
    for (const name of scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object)) {
      const handler = (instance as Record<string, unknown>)[name] as () => unknown;
      const method = Reflect.getMetadata('method', handler) as RequestMethod | undefined;
      if (method === undefined) continue;
      for (const base of bases)
        for (const path of [Reflect.getMetadata('path', handler) as string | string[]].flat())
          routes.push({
            method: RequestMethod[method],
            path: join(base, path),
            access: reflector.get<RouteAccess | undefined>(ALLOW, handler),
            handler: `${metatype.name}.${name}`,
          });
    }
  }
  return routes.sort((a, b) => (a.path + a.method < b.path + b.method ? -1 : 1));
}

/** No declared permission, no start. */
export function refuseUndeclaredRoutes(app: INestApplication): void {
  const silent = routesOf(app).filter((route) => route.access === undefined);
  if (silent.length)
    throw new Error(`routes without a declared permission: ${silent.map((r) => r.handler).join(', ')}`);
}
