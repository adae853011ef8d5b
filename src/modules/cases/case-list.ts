import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { literal } from '../../kernel/search/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import { addDays, startOfLegalDay } from '../../kernel/time.js';
import { ask, rarestFirst } from '../../platform/database/index.js';
import { Clock } from '../../platform/time/index.js';
import { CaseRow } from './case.entities.js';
import { type CasePlace, placeAfter, placeOf } from './rules/case-places.rules.js';
import {
  fieldToken,
  officerToken,
  partitionOf,
  stateToken,
  wholeWords,
  wordTokens,
} from './rules/case-tokens.rules.js';

/** `newest`: begun last first. `updated`: changed last first. `due`: whose next period ends first; those without are left out. */
export const CASE_SORTS = ['newest', 'updated', 'due'] as const;
export type CaseSort = (typeof CASE_SORTS)[number];

export interface CaseFilter {
  /** Words of number, cause or party; a single character finds what begins with it. */
  readonly q?: string;
  readonly state?: string;
  readonly field?: string;
  readonly officerId?: string;
  readonly agencyId?: string;
  /** Days on which the cases were begun, both included. */
  readonly from?: string;
  readonly to?: string;
  /** An open period has ended before today. */
  readonly overdue?: boolean;
  readonly sort?: CaseSort;
  readonly limit?: number;
  /** Where the page before ended. */
  readonly after?: string;
}

/** What a list shows and is sorted by; none of them is changed on its way to the database. */
const LISTED_COLUMNS = [
  'id',
  'agencyId',
  'number',
  'procedure',
  'state',
  'cause',
  'field',
  'partyName',
  'filedOn',
  'createdAt',
  'updatedAt',
  'nextDue',
  'no',
] as const satisfies readonly (keyof CaseRow)[];
const LISTED = LISTED_COLUMNS.map((column) => `c."${column}"`).join(', ');

/** A case as lists know it. */
export type ListedCase = Pick<CaseRow, (typeof LISTED_COLUMNS)[number]>;

export interface CasePage {
  readonly rows: ListedCase[];
  readonly next?: string;
}

const USUAL = 50;
/** A search over several tokens looks through so many cases with one statement: nobody waits long for it. */
const STRETCH = 20_000;
/** So many cases found by a token are sorted; where there are more, the order leads and the tokens are looked up. */
const SORTED = 2_000;

/** Beyond every `no`: the largest number that the column holds. */
const LAST_NO = 2 ** 31 - 1;

const SORT_COLUMNS = { newest: 'createdAt', updated: 'updatedAt', due: 'nextDue' } as const;

/** One agency's part of a page, before it is known where the pages of several meet. */
interface Ask {
  readonly agencyId: string;
  readonly shelf: number;
  /** Tokens that a case must have, the rarest first. */
  readonly tokens: readonly string[];
  readonly words: string | undefined;
  readonly sort: CaseSort;
  readonly conditions: readonly Condition[];
  /** Bounds of `no`. */
  readonly low: number;
  readonly high: number;
  readonly limit: number;
}

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/**
 * Lists of cases, read by key. Each agency is read by itself, a page at most, and the pages are merged: one statement
 * over several agencies would have to sort them all. In an agency the cases are walked along `no`, or along the index of
 * the order; filters and words are tokens of the case (`case_tokens`).
 */
@Injectable()
export class CaseList {
  constructor(
    @InjectRepository(CaseRow) private readonly cases: Repository<CaseRow>,
    private readonly clock: Clock,
  ) {}

  /** Refuses `case.list-place` where `after` is no place of this order, and `case.list-overdue` where the order cannot be. */
  async page(actor: Actor, filter: CaseFilter): Promise<Result<CasePage>> {
    const { limit = USUAL, overdue = false, after } = filter;
    const sort = filter.sort ?? (overdue ? 'due' : 'newest');
    if (overdue && sort !== 'due')
      return refuse('case.list-overdue', { next: '超期案件按期限先后排列（sort=due）' });
    const place = after === undefined ? undefined : placeOf(after, sort);
    if (after !== undefined && !place) return refuse('case.list-place', { next: '从第一页重新查询' });
    const agencies = [...actor.agencyIds].filter((id) => !filter.agencyId || id === filter.agencyId).sort();
    const tokens = [
      ...(filter.state ? [stateToken(filter.state)] : []),
      ...(filter.field ? [fieldToken(filter.field)] : []),
      ...(filter.officerId ? [officerToken(filter.officerId)] : []),
      ...(filter.q ? wordTokens(filter.q) : []),
    ];
    const found: ListedCase[] = [];
    for (const agencyId of agencies) {
      const shelf = partitionOf(agencyId);
      const within = [{ column: 'shelf', value: shelf }];
      const rarest = await rarestFirst(this.cases.manager, { name: 'case_tokens', within }, tokens);
      if (rarest === 'none') continue;
      const bounds = await this.bounds(agencyId, filter, sort === 'newest' ? place : undefined);
      if (bounds.low > bounds.high) continue;
      found.push(
        ...(await this.ofAgency({
          ...{ agencyId, shelf, tokens: rarest, words: filter.q ? wholeWords(filter.q) : undefined, sort },
          ...bounds,
          conditions: [
            ...(overdue ? [{ sql: `c."nextDue" < ?`, values: [this.clock.today()] }] : []),
            ...(place && sort !== 'newest' ? [beyond(agencyId, sort, place)] : []),
          ],
          limit: limit + 1,
        })),
      );
    }
    const rows = found.sort((a, b) => inOrder(a, b, sort)).slice(0, limit);
    const last = rows.at(-1);
    return ok({ rows, ...(found.length > limit && last && { next: placeAfter(last, sort) }) });
  }

  private async ofAgency(asked: Ask): Promise<ListedCase[]> {
    if (asked.sort === 'newest') return this.newest(asked);
    const few = asked.tokens.length > 0 ? await this.sorted(asked) : undefined;
    return few ?? this.alongOrder(asked);
  }

  /** Along `no`, the last first; with tokens in stretches, so that a search that finds nothing is many short statements. */
  private async newest(asked: Ask): Promise<ListedCase[]> {
    const { tokens, low, limit } = asked;
    if (tokens.length < 2 && !asked.words) return this.stretch(asked, low, asked.high, limit);
    const rows: ListedCase[] = [];
    const last = Math.min(asked.high, await this.last(asked.agencyId));
    for (let high = last; high >= low && rows.length < limit; high -= STRETCH)
      rows.push(...(await this.stretch(asked, Math.max(low, high - STRETCH + 1), high, limit - rows.length)));
    return rows;
  }

  private stretch(asked: Ask, from: number, to: number, limit: number): Promise<ListedCase[]> {
    const { agencyId, shelf, tokens } = asked;
    const [leading, ...others] = tokens;
    if (leading === undefined)
      return this.rows(
        `FROM "cases" c WHERE c."agencyId" = ? AND c."no" >= ? AND c."no" <= ? ORDER BY c."no" DESC LIMIT ?`,
        [agencyId, from, to, limit],
      );
    const looked = others.map((token) => has(shelf, token, 't."no"'));
    const words = like(asked.words);
    return this.rows(
      `FROM "case_tokens" t JOIN "cases" c ON c."agencyId" = ? AND c."no" = t."no"
       WHERE t."shelf" = ? AND t."token" = ? AND t."no" >= ? AND t."no" <= ?${and([...looked, ...words])}
       ORDER BY t."no" DESC LIMIT ?`,
      [agencyId, shelf, leading, from, to, ...values([...looked, ...words]), limit],
    );
  }

  /** What few the rarest token finds, sorted here; undefined where they are many. */
  private async sorted(asked: Ask): Promise<ListedCase[] | undefined> {
    const { agencyId, shelf, tokens, sort, low, high, limit, conditions } = asked;
    const [leading, ...others] = tokens;
    const looked = others.map((token) => has(shelf, token, 't."no"'));
    const candidates = await ask<{ no: number }>(
      this.cases.manager,
      `SELECT t."no" FROM "case_tokens" t WHERE t."shelf" = ? AND t."token" = ? AND t."no" >= ? AND t."no" <= ? LIMIT ?`,
      [shelf, leading, low, high, SORTED + 1],
    );
    if (candidates.length > SORTED) return undefined;
    const more = [...looked, ...like(asked.words), ...conditions];
    const present = sort === 'due' ? ` AND c."nextDue" IS NOT NULL` : '';
    const rows = await this.rows(
      `FROM "case_tokens" t JOIN "cases" c ON c."agencyId" = ? AND c."no" = t."no"
       WHERE t."shelf" = ? AND t."token" = ? AND t."no" >= ? AND t."no" <= ?${present}${and(more)}`,
      [agencyId, shelf, leading, low, high, ...values(more)],
    );
    return rows.sort((a, b) => inOrder(a, b, sort)).slice(0, limit);
  }

  private alongOrder(asked: Ask): Promise<ListedCase[]> {
    const { agencyId, shelf, tokens, sort, low, high, limit, conditions } = asked;
    const more = [...conditions, ...tokens.map((token) => has(shelf, token, 'c."no"')), ...like(asked.words)];
    const order = sort === 'due' ? `c."nextDue" ASC, c."no" ASC` : `c."updatedAt" DESC, c."no" DESC`;
    const present = sort === 'due' ? ` AND c."nextDue" > ''` : '';
    // With a plus before it a column is not read by its index, on either database: the order leads.
    return this.rows(
      `FROM "cases" c WHERE c."agencyId" = ?${present}${and(more)} AND +c."no" >= ? AND +c."no" <= ? ORDER BY ${order} LIMIT ?`,
      [agencyId, ...values(more), low, high, limit],
    );
  }

  /** The stretch of `no` that lies between the days and before the place; `low` above `high` where it is empty. */
  private async bounds(
    agencyId: string,
    { from, to }: CaseFilter,
    place: CasePlace | undefined,
  ): Promise<{ low: number; high: number }> {
    const low = from ? await this.firstSince(agencyId, startOfLegalDay(from)) : 1;
    const until = to ? await this.lastBefore(agencyId, '<', startOfLegalDay(addDays(to, 1))) : LAST_NO;
    if (!place) return { low, high: until };
    if (place.agencyId === agencyId) return { low, high: Math.min(until, place.no - 1) };
    const same = agencyId > place.agencyId ? '<=' : '<';
    return { low, high: Math.min(until, await this.lastBefore(agencyId, same, place.key)) };
  }

  private last(agencyId: string): Promise<number> {
    return this.no(`WHERE "agencyId" = ? ORDER BY "no" DESC`, [agencyId], 0);
  }

  private lastBefore(agencyId: string, than: '<' | '<=', at: string): Promise<number> {
    const order = `ORDER BY "agencyId" DESC, "createdAt" DESC, "no" DESC`;
    return this.no(`WHERE "agencyId" = ? AND "createdAt" ${than} ? ${order}`, [agencyId, at], 0);
  }

  private firstSince(agencyId: string, at: string): Promise<number> {
    const order = `ORDER BY "agencyId", "createdAt", "no"`;
    return this.no(`WHERE "agencyId" = ? AND "createdAt" >= ? ${order}`, [agencyId, at], LAST_NO);
  }

  private async no(where: string, given: readonly unknown[], otherwise: number): Promise<number> {
    const sql = `SELECT "no" FROM "cases" ${where} LIMIT 1`;
    const [row] = await ask<{ no: number }>(this.cases.manager, sql, given);
    return row?.no ?? otherwise;
  }

  private rows(sql: string, given: readonly unknown[]): Promise<ListedCase[]> {
    return ask<ListedCase>(this.cases.manager, `SELECT ${LISTED} ${sql}`, given);
  }
}

const and = (conditions: readonly Condition[]): string => conditions.map(({ sql }) => ` AND ${sql}`).join('');
const values = (conditions: readonly Condition[]): unknown[] => conditions.flatMap((c) => c.values);

const has = (shelf: number, token: string, no: string): Condition => ({
  sql: `EXISTS (SELECT 1 FROM "case_tokens" x WHERE x."shelf" = ? AND x."token" = ? AND x."no" = ${no})`,
  values: [shelf, token],
});

const like = (words: string | undefined): Condition[] =>
  words === undefined ? [] : [{ sql: `c."searchText" LIKE ? ESCAPE '\\'`, values: [`%${literal(words)}%`] }];

/** What comes after a place: in its agency by the place in it, in others by the key and the order of agencies. */
function beyond(agencyId: string, sort: CaseSort, { key, agencyId: there, no }: CasePlace): Condition {
  const column = `c."${SORT_COLUMNS[sort]}"`;
  const than = sort === 'due' ? '>' : '<';
  if (agencyId === there) return { sql: `(${column}, c."no") ${than} (?, ?)`, values: [key, no] };
  return { sql: `${column} ${agencyId > there ? `${than}=` : than} ?`, values: [key] };
}

/** The order of a page over several agencies; in each of them it is the order of its index. */
function inOrder(a: ListedCase, b: ListedCase, sort: CaseSort): number {
  const column = SORT_COLUMNS[sort];
  const [x, y] = [a[column] ?? '', b[column] ?? ''];
  const down = sort === 'due' ? 1 : -1;
  if (x !== y) return x < y ? -down : down;
  if (a.agencyId !== b.agencyId) return a.agencyId < b.agencyId ? -1 : 1;
  return (a.no - b.no) * down;
}
