import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository, SelectQueryBuilder } from 'typeorm';
import { foldForSearch, literal, pairsOf } from '../../kernel/search/index.js';
import { addDays } from '../../kernel/time.js';
import { rarestFirst } from '../../platform/database/index.js';
import { Clock } from '../../platform/time/index.js';
import { PublicFileRow, PublicRecordRow, PublicTokenRow } from './disclosure.entities.js';
import { EXPIRED_REASON, tombstoneOf } from './rules/public-record.rules.js';
import { kindToken, publishableToken, yearToken } from './rules/tokens.rules.js';

export interface PublicSearch {
  /** Words to be found in the published record; two characters are enough. */
  readonly q?: string;
  /** Code of a kind of penalty. */
  readonly kind?: string;
  /** 种类: penalty, measure, licence … */
  readonly matter?: string;
  /** Year of the decision. */
  readonly year?: string;
  /** Where the page before ended. */
  readonly before?: string;
  readonly limit: number;
}

export interface PublicPage {
  readonly records: readonly PublicRecordRow[];
  /** `before` of the next page; absent on the last. */
  readonly next?: string;
}

export interface RecordAddress {
  readonly slug: string;
  /** Day of its publication, or of its last correction. */
  readonly changedOn: string;
}

/** What a list shows; the text of a decision is long. */
const LISTED = [
  ...['slug', 'no', 'kind', 'partyName', 'cause', 'outcome', 'penaltyKinds'],
  ...['documentNumber', 'agencyName', 'decidedOn', 'publishedOn'],
].map((column) => `r.${column}`);

/** What anyone may read. Every list, search and file asks this one table, so a withdrawal reaches all of them at once. */
@Injectable()
export class PublicRecords {
  constructor(
    @InjectRepository(PublicRecordRow) private readonly rows: Repository<PublicRecordRow>,
    private readonly clock: Clock,
  ) {}

  /** A published record or a tombstone; one whose last day has passed is a tombstone already. */
  async one(slug: string): Promise<PublicRecordRow | null> {
    const row = /^[\w-]{1,24}$/.test(slug) ? await this.rows.findOneBy({ slug }) : null;
    if (row?.state !== 'published' || row.showThrough === null || row.showThrough >= this.clock.today())
      return row;
    return {
      slug,
      no: row.no,
      kind: row.kind,
      ...tombstoneOf(addDays(row.showThrough, 1), EXPIRED_REASON, 'expired'),
    };
  }

  /** The files that go with a record; whether the record is shown is asked before (`one`). */
  files(slug: string): Promise<PublicFileRow[]> {
    return this.rows.manager.getRepository(PublicFileRow).find({ where: { slug }, order: { n: 'ASC' } });
  }

  /** Latest first, by key. With every field, for files. */
  search(search: PublicSearch): Promise<PublicPage> {
    return this.page(search, this.rows.createQueryBuilder('r'));
  }

  /** The same with what a list shows. */
  list(search: PublicSearch): Promise<PublicPage> {
    return this.page(search, this.rows.createQueryBuilder('r').select(LISTED));
  }

  /** The `no` of the record that became public last; 0 where nothing is public. */
  async highest(): Promise<number> {
    const [last] = await this.shown().select(['r.slug', 'r.no']).orderBy('r.no', 'DESC').limit(1).getMany();
    return last?.no ?? 0;
  }

  /** Addresses of what is public with a `no` from the first to the last, in that order. */
  async addresses(first: number, last: number): Promise<RecordAddress[]> {
    const rows = await this.shown()
      .andWhere('r.no >= :first AND r.no <= :last', { first, last })
      .select(['r.slug', 'r.no', 'r.publishedOn', 'r.correctedOn'])
      .orderBy('r.no', 'ASC')
      .getMany();
    return rows.map(({ slug, publishedOn, correctedOn }) => ({
      slug,
      changedOn: correctedOn ?? publishedOn ?? '',
    }));
  }

  /** PUB-12: what has been shown to its last day is not shown on the next. */
  private shown(query = this.rows.createQueryBuilder('r')): SelectQueryBuilder<PublicRecordRow> {
    return query
      .where(`r.state = 'published'`)
      .andWhere('(r.showThrough IS NULL OR r.showThrough >= :today)', { today: this.clock.today() });
  }

  private async page(
    { q = '', kind, matter, year, before, limit }: PublicSearch,
    query: SelectQueryBuilder<PublicRecordRow>,
  ): Promise<PublicPage> {
    this.shown(query);
    const words = foldForSearch(q);
    const tokens = [
      ...pairsOf(words),
      ...(kind ? [kindToken(kind)] : []),
      ...(matter ? [publishableToken(matter)] : []),
      ...(year ? [yearToken(year)] : []),
    ];
    const rarest = await rarestFirst(this.rows.manager, { name: 'public_tokens' }, tokens);
    if (rarest === 'none') return { records: [] };
    rarest.forEach((token, i) =>
      query.innerJoin(PublicTokenRow, `t${i}`, `t${i}.no = r.no AND t${i}.token = :token${i}`, {
        [`token${i}`]: token,
      }),
    );
    // The pairs of longer words may stand apart; the words themselves are then looked for in what is left.
    if ([...words].length !== 2 && words)
      query.andWhere(`r.searchText LIKE :words ESCAPE '\\'`, { words: `%${literal(words)}%` });
    const order = rarest.length > 0 ? 't0.no' : 'r.no';
    if (before) query.andWhere(`${order} < :before`, { before: Number(before) });
    const found = await query
      .orderBy(order, 'DESC')
      .limit(limit + 1)
      .getMany();
    const records = found.slice(0, limit);
    const last = records.at(-1);
    return { records, ...(found.length > limit && last && { next: String(last.no) }) };
  }
}
