import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Between, In, IsNull, LessThanOrEqual, MoreThanOrEqual, Not, type Repository } from 'typeorm';
import { firstOf } from '../../platform/database/index.js';
import { type Actor, sees } from '../../kernel/access/index.js';
import { ok, refuse, type Result } from '../../kernel/result.js';
import type { LegalDay } from '../../kernel/time.js';
import { Config } from '../../platform/config/index.js';
import { Clock } from '../../platform/time/index.js';
import { SubjectVersions } from '../ledger/index.js';
import { Officers } from '../officers/index.js';
import type { FrequencyView, InspectionItemView, InspectionView } from './dto/inspection.dto.js';
import { InspectionItemRow, InspectionRow } from './inspection.entities.js';

const PAGE = 200;

/** Readings of inspections and of the list of items. */
@Injectable()
export class Inspections {
  constructor(
    @InjectRepository(InspectionRow) private readonly rows: Repository<InspectionRow>,
    @InjectRepository(InspectionItemRow) private readonly items: Repository<InspectionItemRow>,
    private readonly officers: Officers,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly versions: SubjectVersions,
  ) {}

  byToken(token: string): Promise<InspectionRow | null> {
    return /^[\w-]{24}$/.test(token) ? this.rows.findOneBy({ token }) : Promise.resolve(null);
  }

  /** The list as it stands on a day; without a day all that ever stood on it. */
  async listed(agencyId: string, day?: LegalDay): Promise<InspectionItemView[]> {
    const standing = day && { from: LessThanOrEqual(day) };
    const found = await this.items.find({
      where: day
        ? [
            { agencyId, ...standing, to: IsNull() },
            { agencyId, ...standing, to: MoreThanOrEqual(day) },
          ]
        : { agencyId },
      order: { from: 'ASC', name: 'ASC', id: 'ASC' },
    });
    return found.map(({ id, name, field, basis, yearlyCap, from, to }) => ({
      ...{ id, name, field, basis, from },
      ...(yearlyCap !== null && { yearlyCap }),
      ...(to && { to }),
    }));
  }

  /** Inspections of a calendar year in the agencies in sight, the latest first; `before` goes on from a page's last id. */
  async of(actor: Actor, year: number, before?: string): Promise<InspectionView[]> {
    const last = before
      ? await this.rows.findOneBy({ id: before, agencyId: In([...actor.agencyIds]) })
      : null;
    const rows = await firstOf(this.rows, {
      parts: [...actor.agencyIds].map((agencyId) => ({ agencyId })),
      order: [
        ['first', 'DESC'],
        ['id', 'DESC'],
      ],
      limit: PAGE,
      where: {
        sql: `"first" BETWEEN ? AND ?${last ? ' AND ("first", "id") < (?, ?)' : ''}`,
        values: [`${year}-01-01`, `${year}-12-31`, ...(last ? [last.first, last.id] : [])],
      },
    });
    return this.views(rows.map(({ id }) => id));
  }

  async one(actor: Actor, id: string): Promise<Result<InspectionView>> {
    const [view] = await this.views([id]);
    return view && sees(actor, view.agencyId) ? ok(view) : refuse('not-found');
  }

  /** INS-05, INS-07: inspections of a company in a year by whatever agency; given up and refused ones are none. */
  async ofCompany(companyCode: string, year: number): Promise<InspectionRow[]> {
    return this.rows.find({
      where: {
        ...{ companyCode, first: Between(`${year}-01-01`, `${year}-12-31`) },
        ...{ state: Not('cancelled'), approval: Not('refused') },
      },
      order: { first: 'DESC', id: 'DESC' },
      take: PAGE,
    });
  }

  /** Companies that were inspected, or are to be, more than once in a year and by an agency in sight. */
  async frequencies(actor: Actor, year: number): Promise<FrequencyView[]> {
    const found = await this.rows
      .createQueryBuilder('i')
      .select('i.companyCode', 'companyCode')
      .addSelect('MAX(i.companyName)', 'companyName')
      .addSelect('COUNT(*)', 'inspections')
      .addSelect('COUNT(DISTINCT i.agencyId)', 'agencies')
      .addSelect('MAX(i.first)', 'latest')
      .where('i.first BETWEEN :from AND :to', { from: `${year}-01-01`, to: `${year}-12-31` })
      .andWhere(`i.state <> 'cancelled' AND i.approval <> 'refused'`)
      // Only companies that an agency in sight visited in that year: not every company of the province.
      .andWhere(
        (query) =>
          `i.companyCode IN ${query
            .subQuery()
            .select('own.companyCode')
            .from(InspectionRow, 'own')
            .where('own.agencyId IN (:...mine) AND own.first BETWEEN :from AND :to', {
              mine: actor.agencyIds,
            })
            .getQuery()}`,
      )
      .groupBy('i.companyCode')
      .having('COUNT(*) > 1')
      .andHaving('MAX(CASE WHEN i.agencyId IN (:...mine) THEN 1 ELSE 0 END) = 1', { mine: actor.agencyIds })
      .orderBy('COUNT(*)', 'DESC')
      .addOrderBy('i.companyCode', 'ASC')
      .limit(PAGE)
      .getRawMany<Record<keyof FrequencyView, string>>();
    return found.map(({ companyCode, companyName, inspections, agencies, latest }) => ({
      ...{ companyCode, companyName, latest },
      ...{ inspections: Number(inspections), agencies: Number(agencies) },
    }));
  }

  private async views(ids: readonly string[]): Promise<InspectionView[]> {
    const version = await this.versions.ofAll('inspection', ids);
    const rows = await this.rows.find({
      where: { id: In([...ids]) },
      order: { first: 'DESC', id: 'DESC' },
    });
    const names = await this.officers.names(rows.flatMap(({ officerIds }) => officerIds));
    const counts = await this.counts(rows);
    return rows.map((row) => ({
      ...{ id: row.id, version: version(row.id), agencyId: row.agencyId, number: row.number },
      ...{ itemName: row.itemName, basis: row.basis },
      ...{ field: row.field, kind: row.kind, origin: row.origin, companyName: row.companyName },
      ...{ companyCode: row.companyCode, address: row.address, first: row.first, last: row.last },
      ...{ state: row.state, approval: row.approval, requestedByName: row.requestedByName },
      officers: row.officerIds.map((id) => ({ id, name: names.get(id) ?? '' })),
      checkInUrl: `${this.config.publicOrigin}/portal/inspections/${row.token}`,
      thisYear: counts.get(`${row.companyCode} ${row.first.slice(0, 4)}`) ?? 0,
      ...given(row, ['noticeOn', 'noNoticeReason', 'urgentReason', 'approvedByName', 'approvalNote']),
      ...given(row, ['enteredAt', 'admittedBy', 'finishedAt', 'result', 'findings', 'correctBy']),
      ...given(row, [
        'resultDue',
        'resultText',
        'publishedOn',
        'annulledOn',
        'annulReason',
        'withdrawBy',
        'cancelReason',
        'score',
        'comment',
      ]),
    }));
  }

  private async counts(rows: readonly InspectionRow[]): Promise<Map<string, number>> {
    const keys = new Set(rows.map(({ companyCode, first }) => `${companyCode} ${first.slice(0, 4)}`));
    if (keys.size === 0) return new Map();
    const found = await this.rows
      .createQueryBuilder('i')
      .select('i.companyCode', 'companyCode')
      .addSelect('SUBSTR(i.first, 1, 4)', 'year')
      .addSelect('COUNT(*)', 'n')
      .where('i.companyCode IN (:...codes)', { codes: [...new Set(rows.map((row) => row.companyCode))] })
      .andWhere(`i.state <> 'cancelled' AND i.approval <> 'refused'`)
      .groupBy('i.companyCode')
      .addGroupBy('SUBSTR(i.first, 1, 4)')
      .getRawMany<{ companyCode: string; year: string; n: string }>();
    return new Map(found.map(({ companyCode, year, n }) => [`${companyCode} ${year}`, Number(n)]));
  }

  get today(): LegalDay {
    return this.clock.today();
  }
}

/** Of these fields what is there. */
function given<K extends keyof InspectionRow>(
  row: InspectionRow,
  fields: readonly K[],
): { [P in K]?: NonNullable<InspectionRow[P]> } {
  const found: { [P in K]?: NonNullable<InspectionRow[P]> } = {};
  for (const field of fields) {
    const value = row[field];
    if (value !== null && value !== undefined) found[field] = value;
  }
  return found;
}
