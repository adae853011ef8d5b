import type { Chance } from '../faults/chance.js';
import { collectionOf, type Ids } from './office.js';
import { type AbusedRoute, uuid } from './routes.js';

/** What is sent; `partial`: only so much of the body, and no more. */
export interface Attack {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
  readonly body?: Buffer | string;
  readonly partial?: boolean;
}

export interface Target {
  readonly route: AbusedRoute;
  readonly ids: Ids;
}
export type Family = (target: Target, chance: Chance) => Attack;

export const JSON_TYPE = { 'Content-Type': 'application/json' };
export const pick = <T>(chance: Chance, from: readonly T[]): T => from[chance.below(from.length)]!;
export const KIB = 1024;

/** The address with ids in it, some of which are there. */
export function address({ route, ids }: Target, chance: Chance, value?: () => string): string {
  const known = ids.get(collectionOf(route.path)) ?? [];
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    value
      ? encodeURIComponent(value())
      : name === 'id' && known.length > 0 && !chance.in(4)
        ? pick(chance, known)
        : /^(no|page)$/.test(name)
          ? String(chance.below(5))
          : uuid(chance),
  );
}

/** What no id and no word of a search is. */
export const VALUES = [
  '..',
  '../../etc/passwd',
  '%2e%2e%2f',
  '.',
  'a'.repeat(3000),
  "' OR 1=1--",
  '0',
  '-1',
  '%',
  '\u0000',
  '💣',
  'null',
  '\\',
  '张三',
  '%ED%A0%80',
];
