import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { LegalDay } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
import { Agencies } from '../agencies/index.js';
import { PublicRecordRow } from './disclosure.entities.js';
import { type InTime, PublicationTimeliness } from './publication-timeliness.js';

/** How many of a month (2026-11), a kind of penalty or a field, by code. */
export interface Counted {
  readonly of: string;
  readonly count: number;
}

export interface Statistics {
  readonly today: LegalDay;
  /** The first day of what is counted by time. */
  readonly since: LegalDay;
  readonly shown: number;
  /** The months of the last year, the empty ones too. */
  readonly months: readonly Counted[];
  readonly matters: readonly Counted[];
  readonly kinds: readonly Counted[];
  readonly fields: readonly Counted[];
  /** Published by the last day, of all decided since that are published or overdue (`PublicationTimeliness`). */
  readonly published: InTime;
  /** PUB-13: answered by the last day, of those received since and answered or due. */
  readonly answered: InTime;
}

const MONTHS = 12;

/** Numbers about what the public reads: a fixed count of questions, each answered by one pass. */
@Injectable()
export class PublicStatistics {
  constructor(
    @InjectRepository(PublicRecordRow) private readonly rows: Repository<PublicRecordRow>,
    private readonly clock: Clock,
    private readonly agencies: Agencies,
    private readonly timeliness: PublicationTimeliness,
  ) {}

  async all(): Promise<Statistics> {
    const today = this.clock.today();
    const months = monthsTo(today.slice(0, 7));
    const since = `${months[0]}-01`;
    const byMonth = await this.byMonth(today, since);
    const fields = await this.byField(today);
    const agencyIds = (await this.agencies.all()).map(({ id }) => id);
    return {
      ...{ today, since, fields, kinds: await this.byKind(today), matters: await this.byMatter(today) },
      shown: fields.reduce((sum, { count }) => sum + count, 0),
      months: months.map((of) => ({ of, count: byMonth.find((one) => one.of === of)?.count ?? 0 })),
      published: await this.timeliness.of({ agencyIds, from: since, to: today, today }),
      answered: await this.answered(since, today),
    };
  }

  private async byMonth(today: LegalDay, since: LegalDay): Promise<Counted[]> {
    return counted(
      await this.rows.manager.sql`
        SELECT substr("publishedOn", 1, 7) AS "of", COUNT(*) AS "count" FROM "public_records"
        WHERE "state" = 'published' AND ("showThrough" IS NULL OR "showThrough" >= ${today}) AND "publishedOn" >= ${since}
        GROUP BY substr("publishedOn", 1, 7)`,
    );
  }

  private async byField(today: LegalDay): Promise<Counted[]> {
    return counted(
      await this.rows.manager.sql`
        SELECT "field" AS "of", COUNT(*) AS "count" FROM "public_records"
        WHERE "state" = 'published' AND ("showThrough" IS NULL OR "showThrough" >= ${today})
        GROUP BY "field" ORDER BY COUNT(*) DESC, "field"`,
    );
  }

  private async byMatter(today: LegalDay): Promise<Counted[]> {
    return counted(
      await this.rows.manager.sql`
        SELECT "kind" AS "of", COUNT(*) AS "count" FROM "public_records"
        WHERE "state" = 'published' AND ("showThrough" IS NULL OR "showThrough" >= ${today})
        GROUP BY "kind" ORDER BY COUNT(*) DESC, "kind"`,
    );
  }

  /** A decision with two kinds counts under both. The tokens of kinds begin with “k ” (`kindToken`). */
  private async byKind(today: LegalDay): Promise<Counted[]> {
    const found = counted(
      await this.rows.manager.sql`
        SELECT t."token" AS "of", COUNT(*) AS "count" FROM "public_tokens" t
        JOIN "public_records" r ON r."no" = t."no"
        WHERE t."token" LIKE 'k %' AND r."state" = 'published' AND (r."showThrough" IS NULL OR r."showThrough" >= ${today})
        GROUP BY t."token" ORDER BY COUNT(*) DESC, t."token"`,
    );
    return found.map(({ of, count }) => ({ of: of.slice(2), count }));
  }

  private async answered(since: LegalDay, today: LegalDay): Promise<InTime> {
    const [row]: { all: number; inTime: number | null }[] = await this.rows.manager.sql`
      SELECT COUNT(*) AS "all", SUM(CASE WHEN "settledOn" <= "due" THEN 1 ELSE 0 END) AS "inTime"
      FROM "public_requests" WHERE "receivedOn" >= ${since} AND ("settledOn" IS NOT NULL OR "due" < ${today})`;
    return inTime(row);
  }
}

/** PostgreSQL answers counts as text. */
function counted(rows: readonly { of: string | null; count: number | string }[]): Counted[] {
  return rows.map(({ of, count }) => ({ of: of ?? '', count: Number(count) }));
}

function inTime(row: { all: number; inTime: number | null } | undefined): InTime {
  return { all: Number(row?.all ?? 0), inTime: Number(row?.inTime ?? 0) };
}

/** The last twelve months, the given one last. */
export function monthsTo(month: string): string[] {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return Array.from({ length: MONTHS }, (_, i) => {
    const at = year * 12 + number - 1 - (MONTHS - 1 - i);
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
}
