import { availableParallelism } from 'node:os';
import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import {
  type AuditReport,
  type CheckpointRow,
  type ValidRange,
  LogAudit,
  parseCheckpoint,
  type SignedHead,
} from '../../kernel/ledger/index.js';
import { Config } from '../../platform/config/index.js';
import { Checkpoints } from './checkpoints.js';
import { type PageRange, verifyRanges } from './verify-ranges.js';
import { LedgerKey } from './ledger-key.js';
import { endOfRows, PAGE, rowsBetween, rowsOutside } from './ledger-rows.js';

/** From so many rows on threads are worth their start. */
const MANY = 100_000;
/** More threads than these wait for the one that puts the tree together. */
const MOST_THREADS = 4;

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
    private readonly config: Config,
  ) {}

  async all(): Promise<LedgerReport[]> {
    const reports: LedgerReport[] = [];
    for (const agencyId of await this.agencies()) reports.push(await this.one(agencyId));
    return reports;
  }

  /** Judges one tree in so many threads beside this one, or in this one (0); the report is the same. */
  async one(agencyId: string, threads?: number): Promise<LedgerReport> {
    const head = await this.head(agencyId);
    const size = head?.size ?? 0;
    // Acts go on while we read: what is beyond the head as we read it is the business of the next verification …
    const checkpoints = split(await this.checkpoints(agencyId), (row) => row.size < size);
    const notes = split(await this.exported.exported(agencyId), ({ note }) => sizeOf(note) < size);
    const now = (await this.head(agencyId))?.size ?? 0;
    // … unless no head vouches for it even now: an entry, its head and a checkpoint's row are one transaction.
    const checkpointRows = [...checkpoints.below, ...checkpoints.beyond.filter((row) => row.size >= now)];
    const exported = [...notes.below, ...notes.beyond.filter(({ note }) => sizeOf(note) >= now)];
    const audit = new LogAudit({
      agency: agencyId,
      head,
      checkpoints: [
        ...checkpointRows.map(({ size: at, note }) => ({ name: `checkpoint ${at}`, note })),
        ...exported,
      ],
      checkpointRows,
      verifierKey: this.key.verifierKey,
    });
    const end = await endOfRows(this.reader, agencyId, size);
    for await (const { from, below, run } of this.pages(agencyId, end, threads ?? threadsFor(end))) {
      if (run && audit.addRange(run)) continue;
      for (const row of await rowsBetween(this.reader, agencyId, from, below)) audit.add(row);
      await breathe();
    }
    const outside = await rowsOutside(this.reader, agencyId, size);
    const later = (await this.head(agencyId))?.size ?? 0;
    // What the database holds in the place of a number may be none.
    for (const row of outside) if (!(row.seq >= 0 && row.seq < later)) audit.add(row);
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

  private pages(agencyId: string, end: number, threads: number): AsyncIterable<Page> | Iterable<Page> {
    const { databaseUrl } = this.config;
    return threads > 0 ? verifyRanges({ databaseUrl, agencyId }, end, threads) : unverifiedPages(end);
  }

  /** Trees with a head, and trees of which only entries or checkpoints are left. */
  private async agencies(): Promise<string[]> {
    const rows = await this.reader.sql<{ agencyId: string }[]>`
      SELECT "agencyId" FROM "ledger_heads" UNION SELECT "agencyId" FROM "ledger_checkpoints"
      UNION SELECT DISTINCT "agencyId" FROM "ledger_entries" ORDER BY 1`;
    return rows.map((row) => row.agencyId);
  }
}

type Page = PageRange & { readonly run?: ValidRange | undefined };

function* unverifiedPages(end: number): Generator<Page> {
  for (let from = 0; from < end; from += PAGE) yield { from, below: Math.min(from + PAGE, end) };
}

function threadsFor(size: number): number {
  return size < MANY ? 0 : Math.min(availableParallelism(), MOST_THREADS);
}

function split<T>(items: readonly T[], isBelow: (item: T) => boolean): { below: T[]; beyond: T[] } {
  return { below: items.filter(isBelow), beyond: items.filter((item) => !isBelow(item)) };
}

/** What a note claims to know; one that cannot be read is judged with the first. */
function sizeOf(note: string): number {
  const claimed = parseCheckpoint(note);
  return claimed.ok ? claimed.value.size : -1;
}
