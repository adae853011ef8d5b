import type { EntityManager, ObjectLiteral, Repository } from 'typeorm';
import { ask } from './ask.js';

type Key = string | number | null;

/** One stretch of an index: what its columns are equal to (an agency, a state). */
export type Part = Readonly<Record<string, Key>>;

export interface FirstOf {
  /** Each is read by itself, a page at most, along an index over its columns and those of `order`. */
  readonly parts: readonly Part[];
  /** Ends with `id`, so that no two rows stand at one place. */
  readonly order: readonly (readonly [column: string, direction: 'ASC' | 'DESC'])[];
  readonly limit: number;
  /** What else a row must be. */
  readonly where?: { readonly sql: string; readonly values: readonly Key[] };
}

/** SQLite takes 500 parts in one statement, and nobody should wait for more. */
const PARTS_AT_ONCE = 60;

/**
 * The first rows of several stretches of an index in one order, e.g. of the agencies in sight: one condition with `IN`
 * would have to read all rows of all of them and sort. Answers them in their order.
 */
export async function firstOf<T extends ObjectLiteral & { id: string }>(
  rows: Repository<T>,
  asked: FirstOf,
): Promise<T[]> {
  const ids = await firstIds(rows.manager, rows.metadata.tableName, asked);
  if (ids.length === 0) return [];
  const found = await rows.createQueryBuilder('r').where('r.id IN (:...ids)', { ids }).getMany();
  const byId = new Map(found.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function firstIds(manager: EntityManager, table: string, asked: FirstOf): Promise<string[]> {
  const { parts, order, limit, where } = asked;
  const columns = [...new Set([...order.map(([column]) => column), 'id'])].map((c) => `"${c}"`).join(', ');
  const by = order.map(([column, direction]) => `"${column}" ${direction}`).join(', ');
  const found: Record<string, Key>[] = [];
  for (let i = 0; i < parts.length; i += PARTS_AT_ONCE) {
    const some = parts.slice(i, i + PARTS_AT_ONCE);
    const sql = some.map((part, k) => {
      const equal = Object.entries(part).map(([c, value]) => `"${c}" ${value === null ? 'IS NULL' : '= ?'}`);
      const all = [...equal, ...(where ? [`(${where.sql})`] : [])].join(' AND ');
      return `SELECT * FROM (SELECT ${columns} FROM "${table}" WHERE ${all} ORDER BY ${by} LIMIT ?) AS part${k}`;
    });
    const values = some.flatMap((part) => [
      ...Object.values(part).filter((value) => value !== null),
      ...(where?.values ?? []),
      limit,
    ]);
    found.push(...(await ask<Record<string, Key>>(manager, sql.join(' UNION ALL '), values)));
  }
  const compare = (a: Record<string, Key>, b: Record<string, Key>): number => {
    for (const [column, direction] of order) {
      const [x, y] = [a[column] ?? '', b[column] ?? ''];
      if (x !== y) return x < y === (direction === 'ASC') ? -1 : 1;
    }
    return 0;
  };
  return found
    .sort(compare)
    .slice(0, limit)
    .map(({ id }) => String(id));
}

/** Every agency with every state: the stretches of an index over both. */
export const eachOf = (agencyIds: readonly string[], column: string, values: readonly Key[]): Part[] =>
  agencyIds.flatMap((agencyId) => values.map((value) => ({ agencyId, [column]: value })));
