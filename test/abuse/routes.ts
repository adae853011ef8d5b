import { readFileSync } from 'node:fs';
import type { Chance } from '../faults/chance.js';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

export interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema?: Schema;
}

export interface AbusedRoute {
  readonly method: string;
  /** With `{id}` where a value belongs. */
  readonly path: string;
  readonly query: readonly Parameter[];
  /** Of its JSON body, if it takes one. */
  readonly body?: Schema;
  readonly takesFile: boolean;
  /** Who may use it; empty for routes open to everyone. */
  readonly roles: readonly string[];
}

const description = JSON.parse(read('openapi.json')) as {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, Schema> };
};
interface Operation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { content: Record<string, { schema: Schema }> };
}

/** The table of docs/access.md: by method and path, the roles that may. */
function access(): Map<string, string[]> {
  const lines = read('docs/access.md').split('\n');
  const roles = lines
    .find((line) => line.startsWith('| method'))!
    .split('|')
    .slice(4, -1)
    .map((head) => head.trim());
  const found = new Map<string, string[]>();
  for (const line of lines) {
    const [, method, path, permission, ...marks] = line.split('|').map((cell) => cell.trim());
    if (path?.startsWith('`/'))
      found.set(
        `${method} ${path.replaceAll('`', '').replace(/:(\w+)/g, '{$1}')}`,
        permission === 'public' ? [] : roles.filter((_, at) => marks[at] === '●'),
      );
  }
  return found;
}

export function abusedRoutes(): AbusedRoute[] {
  const table = access();
  return Object.entries(description.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([verb, { parameters = [], requestBody }]): AbusedRoute => {
      const method = verb.toUpperCase();
      const content = requestBody?.content ?? {};
      return {
        ...{ method, path, body: content['application/json']?.schema },
        query: parameters.filter((one) => one.in === 'query'),
        takesFile: 'multipart/form-data' in content,
        roles: table.get(`${method} ${path}`) ?? [],
      };
    }),
  );
}

export function resolved(schema: Schema): Schema {
  if (schema.allOf) return resolved(schema.allOf[0]!);
  if (!schema.$ref) return schema;
  return description.components.schemas[schema.$ref.split('/').pop()!] ?? {};
}

/** A value that the description lets in, as far as it says; texts are made by `text`. */
export function lawful(schema: Schema, chance: Chance, text: (most: number) => string): unknown {
  const { type, format, enum: words, maxLength, minimum = 0, items, properties } = resolved(schema);
  if (words) return words[chance.below(words.length)];
  if (items) return Array.from({ length: chance.below(3) + 1 }, () => lawful(items, chance, text));
  if (properties)
    return Object.fromEntries(
      Object.entries(properties).map(([name, one]) => [name, lawful(one, chance, text)]),
    );
  if (type === 'integer' || type === 'number') return minimum + chance.below(50);
  if (type === 'boolean') return chance.below(4) > 0;
  if (format === 'uuid') return uuid(chance);
  if (format === 'date') return `2026-0${chance.below(9) + 1}-1${chance.below(9)}`;
  if (format === 'date-time') return `2026-0${chance.below(9) + 1}-1${chance.below(9)}T09:00:00+08:00`;
  return text(maxLength ?? 100);
}

export const uuid = (chance: Chance): string =>
  `0198${chance.below(0x10000).toString(16).padStart(4, '0')}-0000-7000-8000-${chance
    .below(0x10000)
    .toString(16)
    .padStart(12, '0')}`;
