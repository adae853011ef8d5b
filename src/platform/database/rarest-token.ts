import type { EntityManager } from 'typeorm';
import { ask } from './ask.js';

/** Of a very long search only so many tokens are looked at; the words themselves decide in the end. */
const MOST_TOKENS = 40;
const JOINED = 6;
/** So many rows of a token are counted to find the rarest. */
const COUNTED = 200;

/** A table of tokens (`token`, `no`), and the part of it that is searched. */
export interface TokenTable {
  readonly name: string;
  /** Columns before `token` in the key, with their values. */
  readonly within?: readonly { readonly column: string; readonly value: unknown }[];
}

/**
 * The tokens to search by, the rarest first: it leads, so that common ones are only looked up (ADR 0023). At most six;
 * `none` where one of them is nowhere.
 */
export async function rarestFirst(
  manager: EntityManager,
  { name, within = [] }: TokenTable,
  tokens: readonly string[],
): Promise<string[] | 'none'> {
  // One alone leads in any case, and where it is nowhere the search by it finds nothing at once.
  if (tokens.length < 2) return [...tokens];
  const counted = [];
  const where = [...within.map(({ column }) => column), 'token']
    .map((column) => `"${column}" = ?`)
    .join(' AND ');
  for (const token of tokens.slice(0, MOST_TOKENS)) {
    const [row] = await ask<{ n: number | string }>(
      manager,
      `SELECT COUNT(*) AS n FROM (SELECT 1 FROM "${name}" WHERE ${where} LIMIT ${COUNTED}) AS few`,
      [...within.map(({ value }) => value), token],
    );
    const n = Number(row!.n);
    if (n === 0) return 'none';
    counted.push({ token, n });
  }
  return counted
    .sort((a, b) => a.n - b.n)
    .slice(0, JOINED)
    .map(({ token }) => token);
}
