import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import {
  type AuditReport,
  type AuditRow,
  type CheckpointRow,
  LogAudit,
  parseCheckpoint,
  type SignedHead,
} from '../../kernel/ledger/index.js';
import { Checkpoints } from './checkpoints.js';
import { LedgerKey } from './ledger-key.js';

/** Rows judged at one go: other requests wait a few milliseconds for it at most. */
const PAGE = 1000;

export type LedgerReport = AuditReport & { agencyId: string };

/**
 * Reads every row of every tree again and names the first that was changed, removed, reordered or slipped in. Rows are
 * read as the database holds them: no column is interpreted before it is judged.
 */
@Injectable()
export class VerifyLedger {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly exported: Checkpoints,
    private readonly key: LedgerKey,
  ) {}

  async all(): Promise<LedgerReport[]> {
    const reports: LedgerReport[] = [];
    for (const agencyId of await this.agencies()) reports.push(await this.one(agencyId));
    return reports;
  }

  async one(agencyId: string): Promise<LedgerReport> {
    const head = await this.head(agencyId);
    const size = head?.size ?? 0;
    // Acts go on while we read: what is beyond the head as we read it is the business of the next verification …
    const checkpoints = split(await this.checkpoints(agencyId), (row) => row.size < size);
    const notes = split(await this.exported.exported(agencyId), ({ note }) => sizeOf(note) < size);
    const now = (await this.head(agencyId))?.size ?? 0;
    // … unless no head vouches for it even now: an entry, its head and a checkpoint's row are one transaction.
    const checkpointRows = [...checkpoints.below, ...checkpoints.beyond.filter((row) => row.size >= now)];
    const outside = [...notes.below, ...notes.beyond.filter(({ note }) => sizeOf(note) >= now)];
    const audit = new LogAudit({
      agency: agencyId,
      head,
      checkpoints: [
        ...checkpointRows.map(({ size: at, note }) => ({ name: `checkpoint ${at}`, note })),
        ...outside,
      ],
      checkpointRows,
      verifierKey: this.key.verifierKey,
    });
    let next = this.page(agencyId, -1);
    for (;;) {
      const rows = await next;
      const last = rows[rows.length - 1];
      const more = last !== undefined && rows.length === PAGE && last.seq < size;
      // The database fetches the next page while this one is judged.
      if (more) next = this.page(agencyId, last.seq);
      for (const row of rows) if (row.seq < size) audit.add(row);
      if (!more) break;
      await breathe();
    }
    const beyond = await this.page(agencyId, size - 1);
    const later = (await this.head(agencyId))?.size ?? 0;
    for (const row of beyond) if (row.seq >= later) audit.add(row);
    return { agencyId, ...audit.finish() };
  }

  private async head(agencyId: string): Promise<SignedHead | undefined> {
    const [head] = await this.reader.sql<SignedHead[]>`
      SELECT "size", "root", "signature", "frontier", "at" FROM "ledger_heads" WHERE "agencyId" = ${agencyId}`;
    return head;
  }

  private checkpoints(agencyId: string): Promise<CheckpointRow[]> {
    return this.reader.sql`
      SELECT "size", "root", "at", "note" FROM "ledger_checkpoints" WHERE "agencyId" = ${agencyId}`;
  }

  private page(agencyId: string, after: number): Promise<AuditRow[]> {
    return this.reader.sql`
      SELECT "seq", "id", "at", "actorId", "act", "subjectType", "subjectId", "bytes", "leafHash"
      FROM "ledger_entries" WHERE "agencyId" = ${agencyId} AND "seq" > ${after} ORDER BY "seq" LIMIT ${PAGE}`;
  }

  /** Trees with a head, and trees of which only entries or checkpoints are left. */
  private async agencies(): Promise<string[]> {
    const rows = await this.reader.sql<{ agencyId: string }[]>`
      SELECT "agencyId" FROM "ledger_heads" UNION SELECT "agencyId" FROM "ledger_checkpoints"
      UNION SELECT DISTINCT "agencyId" FROM "ledger_entries" ORDER BY 1`;
    return rows.map((row) => row.agencyId);
  }
}

function split<T>(items: readonly T[], isBelow: (item: T) => boolean): { below: T[]; beyond: T[] } {
  return { below: items.filter(isBelow), beyond: items.filter((item) => !isBelow(item)) };
}

/** What a note claims to know; one that cannot be read is judged with the first. */
function sizeOf(note: string): number {
  const claimed = parseCheckpoint(note);
  return claimed.ok ? claimed.value.size : -1;
}
