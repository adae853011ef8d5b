import { ok, refuse, type Result } from '../kernel/result.js';
import { keys, PENALTIES } from '../modules/cases/index.js';
import { PUBLISHABLE_KINDS, type PublicSearch } from '../modules/disclosure/index.js';

export const LONGEST_SEARCH = 200;
export const PAGE_LENGTH = 20;
export const OPEN_DATA_PAGE = 100;

const NAMES = ['q', 'kind', 'matter', 'year', 'before'];

/** What a visitor asked for, as it came in the address. */
export type RawQuery = Readonly<Record<string, unknown>>;

/** One value of the address, without control characters; a repeated or nested one is none of ours. */
export function textOf(query: RawQuery, name: string): string | undefined {
  const value = query[name];
  if (typeof value !== 'string') return undefined;
  // PostgreSQL takes no NUL in text.
  return value.replace(/[\u0000-\u001f\u007f]/g, ' ').trim() || undefined;
}

/** Refuses `portal.search` when a value is too long, repeated or not one of the list. */
export function searchOf(query: RawQuery, limit: number): Result<PublicSearch> {
  const bad = (detail: string) => refuse('portal.search', { detail });
  if (NAMES.some((name) => query[name] !== undefined && typeof query[name] !== 'string'))
    return bad('查询条件重复');
  const [q, kind, matter, year, before] = NAMES.map((name) => textOf(query, name));
  if (q && q.length > LONGEST_SEARCH) return bad(`查询词不超过${LONGEST_SEARCH}字`);
  if (kind && !(keys(PENALTIES) as string[]).includes(kind)) return bad('没有这一处罚类别');
  if (matter && !(PUBLISHABLE_KINDS as string[]).includes(matter)) return bad('没有这一种类');
  if (year && !/^(?:19|20)\d\d$/.test(year)) return bad('年份应为四位数字');
  if (before && !/^\d{1,9}$/.test(before)) return bad('页码有误');
  return ok({
    ...(q && { q }),
    ...(kind && { kind }),
    ...(matter && { matter }),
    ...(year && { year }),
    ...(before && { before }),
    limit,
  });
}
