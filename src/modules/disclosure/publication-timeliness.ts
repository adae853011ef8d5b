import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { LegalDay } from '../../kernel/time.js';
import { ask } from '../../platform/database/index.js';
import { InspectionFiles } from '../inspections/index.js';
import { LicenceFiles } from '../licences/index.js';
import { PUBLISH } from './publishables/case-clocks.js';

/** How many of all were done in time. */
export interface InTime {
  readonly all: number;
  readonly inTime: number;
}

interface Stretch {
  readonly agencyIds: readonly string[];
  /** First and last day of the decisions that are counted; of results of inspections, of their last day to publish. */
  readonly from: LegalDay;
  readonly to: LegalDay;
  readonly today: LegalDay;
}

/**
 * 按期公示 (PUB-01, PUB-02, LIC-10, INS-13): of all that was to be published and is published or overdue, what was
 * published by its last day. What was found not to be public is in neither number. The workspace and the portal both ask
 * here, so that they cannot differ.
 */
@Injectable()
export class PublicationTimeliness {
  constructor(
    @InjectDataSource() private readonly reader: DataSource,
    private readonly licences: LicenceFiles,
    private readonly inspections: InspectionFiles,
  ) {}

  async of(stretch: Stretch): Promise<InTime> {
    const { agencyIds, from, to, today } = stretch;
    const sum = { all: 0, inTime: 0 };
    const add = (part: InTime): void => {
      sum.all += part.all;
      sum.inTime += part.inTime;
    };
    for (const agencyId of agencyIds) {
      for (const ruleId of PUBLISH) add(await this.ofCases(agencyId, ruleId, stretch));
      add(await this.licences.publishedInTime(agencyId, from, to, today));
      add(await this.inspections.publishedInTime(agencyId, from, to, today));
    }
    return sum;
  }

  /** Decisions (`about` is null) and measures of cases, by their clocks. */
  private async ofCases(agencyId: string, ruleId: string, { from, to, today }: Stretch): Promise<InTime> {
    const [row] = await ask<Record<'all' | 'good', number | string | null>>(
      this.reader.manager,
      `SELECT COUNT(*) AS "all", SUM(CASE WHEN c."stoppedOn" <= c."due" THEN 1 ELSE 0 END) AS "good"
       FROM "case_clocks" c WHERE c."agencyId" = ? AND c."ruleId" = ? AND c."trigger" >= ? AND c."trigger" <= ?
       AND (c."stoppedOn" IS NOT NULL OR c."due" < ?)
       AND NOT EXISTS (SELECT 1 FROM "disclosures" d WHERE d."caseId" = c."caseId" AND d."state" = 'assessed-private'
         AND (d."decisionId" = c."about" OR (c."about" IS NULL AND d."kind" IN ('penalty', 'no-penalty'))))`,
      [agencyId, ruleId, from, to, today],
    );
    return { all: Number(row!.all), inTime: Number(row!.good ?? 0) };
  }
}
