import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { MoreThan, type Repository } from 'typeorm';
import { type AuditReport, LogAudit } from '../../kernel/ledger/index.js';
import { Checkpoints } from './checkpoints.js';
import { LedgerKey } from './ledger-key.js';
import { LedgerCheckpointRow, LedgerEntryRow, LedgerHeadRow } from './ledger.entities.js';

const PAGE = 2000;

export type LedgerReport = AuditReport & { agencyId: string };

/** Reads every row of every tree again and names the first that was changed, removed, reordered or slipped in. */
@Injectable()
export class VerifyLedger {
  constructor(
    @InjectRepository(LedgerHeadRow) private readonly heads: Repository<LedgerHeadRow>,
    @InjectRepository(LedgerEntryRow) private readonly entries: Repository<LedgerEntryRow>,
    @InjectRepository(LedgerCheckpointRow) private readonly checkpoints: Repository<LedgerCheckpointRow>,
    private readonly exported: Checkpoints,
    private readonly key: LedgerKey,
  ) {}

  async all(): Promise<LedgerReport[]> {
    const reports: LedgerReport[] = [];
    for (const agencyId of await this.agencies()) reports.push(await this.one(agencyId));
    return reports;
  }

  async one(agencyId: string): Promise<LedgerReport> {
    const head = (await this.heads.findOneBy({ agencyId })) ?? undefined;
    const size = head?.size ?? 0;
    const stored = await this.checkpoints.findBy({ agencyId });
    const notes = [
      ...new Set([...stored.map((row) => row.note), ...(await this.exported.exported(agencyId))]),
    ];
    const audit = new LogAudit({
      agency: agencyId,
      head,
      checkpoints: notes,
      verifierKey: this.key.verifierKey,
    });
    for (let after = -1; ;) {
      const rows = await this.page(agencyId, after);
      // Acts go on while we read: rows beyond the head as we read it are the business of the next verification …
      for (const row of rows) if (row.seq < size) audit.add(row);
      const last = rows[rows.length - 1];
      if (!last || rows.length < PAGE || last.seq >= size) break;
      after = last.seq;
    }
    // … unless no head vouches for them even now: a row and its head are one transaction.
    const beyond = await this.page(agencyId, size - 1);
    const now = (await this.heads.findOneBy({ agencyId }))?.size ?? 0;
    for (const row of beyond) if (row.seq >= now) audit.add(row);
    return { agencyId, ...audit.finish() };
  }

  private page(agencyId: string, after: number): Promise<LedgerEntryRow[]> {
    return this.entries.find({
      where: { agencyId, seq: MoreThan(after) },
      order: { seq: 'ASC' },
      take: PAGE,
    });
  }

  /** Trees with a head and trees whose head row was removed. */
  private async agencies(): Promise<string[]> {
    const heads = await this.heads.find({ select: { agencyId: true } });
    const orphans = await this.entries
      .createQueryBuilder('e')
      .select('DISTINCT e.agencyId', 'agencyId')
      .getRawMany<{ agencyId: string }>();
    return [...new Set([...heads, ...orphans].map((row) => row.agencyId))].sort();
  }
}
