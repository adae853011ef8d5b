import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { ask } from '../../platform/database/index.js';
import type { ShareView } from './supervision.views.js';

/** How many of all, counted by the database over an index that holds every column asked for; an agency at a time. */
@Injectable()
export class Ratios {
  constructor(@InjectDataSource() private readonly reader: DataSource) {}

  /** Cases begun in a stretch of time; a withdrawn lead is none. */
  async cases(agencyIds: readonly string[], from: string, to: string): Promise<number> {
    const begun = `SELECT COUNT(*) AS "of", 0 AS "good" FROM "cases" WHERE "agencyId" = ? AND "createdAt" >= ? AND "createdAt" < ?`;
    // They are few, and counted by the index of the states: the other one holds no state.
    const withdrawn = `SELECT COUNT(*) AS "of", 0 AS "good" FROM "cases" WHERE "agencyId" = ? AND "state" = 'withdrawn' AND "createdAt" >= ? AND "createdAt" < ?`;
    const all = await this.sum(agencyIds, begun, [from, to]);
    return all.of - (await this.sum(agencyIds, withdrawn, [from, to])).of;
  }

  /** Periods of a rule that began in a stretch of days and have ended or run out by today: met in time. A suspended one has not. */
  inTime(
    agencyIds: readonly string[],
    ruleId: string,
    from: string,
    to: string,
    today: string,
  ): Promise<ShareView> {
    const sql = `SELECT COUNT(*) AS "of", SUM(CASE WHEN "stoppedOn" <= "due" THEN 1 ELSE 0 END) AS "good"
      FROM "case_clocks" WHERE "agencyId" = ? AND "ruleId" = ? AND "trigger" >= ? AND "trigger" <= ?
      AND ("stoppedOn" IS NOT NULL OR ("suspendedOn" IS NULL AND "due" < ?))`;
    return this.sum(agencyIds, sql, [ruleId, from, to, today]);
  }

  /** Decisions of a stretch of days that needed a review: with one. */
  reviewed(agencyIds: readonly string[], from: string, to: string): Promise<ShareView> {
    const sql = `SELECT COUNT(*) AS "of", SUM(CASE WHEN "reviewOutcomeId" IS NOT NULL THEN 1 ELSE 0 END) AS "good"
      FROM "case_decisions" WHERE "agencyId" = ? AND "reviewRequired" = 1 AND "decidedOn" >= ? AND "decidedOn" <= ?`;
    return this.sum(agencyIds, sql, [from, to]);
  }

  private async sum(
    agencyIds: readonly string[],
    sql: string,
    values: readonly unknown[],
  ): Promise<ShareView> {
    const sum = { good: 0, of: 0 };
    for (const agencyId of agencyIds) {
      const [row] = await ask<Record<'good' | 'of', number | string | null>>(this.reader.manager, sql, [
        agencyId,
        ...values,
      ]);
      sum.good += Number(row!.good ?? 0);
      sum.of += Number(row!.of);
    }
    return sum;
  }
}
