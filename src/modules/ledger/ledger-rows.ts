import type { DataSource } from 'typeorm';
import type { AuditRow } from '../../kernel/ledger/index.js';

/** Rows judged at one go: what else the thread has to do waits a few milliseconds for it at most. */
export const PAGE = 1000;

const COLUMNS = (): string =>
  `"seq", "id", "at", "actorId", "act", "subjectType", "subjectId", "bytes", "leafHash"`;

/** Rows `from` up to, and without, `below`, in their order: read as the database holds them, no column interpreted. */
export function rowsBetween(
  reader: DataSource,
  agencyId: string,
  from: number,
  below: number,
): Promise<AuditRow[]> {
  return reader.sql`
    SELECT ${COLUMNS}
    FROM "ledger_entries" WHERE "agencyId" = ${agencyId} AND "seq" >= ${from} AND "seq" < ${below} ORDER BY "seq"`;
}

/** Where the rows that stand below `size` end. A head may claim any number of rows; only those that are there are read. */
export async function endOfRows(reader: DataSource, agencyId: string, size: number): Promise<number> {
  const [found]: { last: number | null }[] = await reader.sql`
    SELECT MAX("seq") AS "last" FROM "ledger_entries" WHERE "agencyId" = ${agencyId} AND "seq" < ${size}`;
  return Math.min((found?.last ?? -1) + 1, size);
}

/** Rows that stand where no row can: before the first, and from `size` on; a page of each at most. */
export async function rowsOutside(reader: DataSource, agencyId: string, size: number): Promise<AuditRow[]> {
  const before: AuditRow[] = await reader.sql`
    SELECT ${COLUMNS}
    FROM "ledger_entries" WHERE "agencyId" = ${agencyId} AND "seq" < 0 ORDER BY "seq" LIMIT ${PAGE}`;
  const beyond: AuditRow[] = await reader.sql`
    SELECT ${COLUMNS}
    FROM "ledger_entries" WHERE "agencyId" = ${agencyId} AND "seq" >= ${size} ORDER BY "seq" LIMIT ${PAGE}`;
  return [...before, ...beyond];
}
