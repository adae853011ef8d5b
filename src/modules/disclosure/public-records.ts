import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { addDays } from '../../kernel/time.js';
import { Clock } from '../../platform/time/index.js';
import { PublicRecordRow } from './disclosure.entities.js';
import { EXPIRED_REASON, foldForSearch, tombstoneOf } from './rules/public-record.rules.js';

export interface PublicSearch {
  /** Words to be found in the published record; two characters are enough. */
  readonly q?: string;
  /** Code of a kind of penalty. */
  readonly kind?: string;
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
    return { slug, ...tombstoneOf(addDays(row.showThrough, 1), EXPIRED_REASON, 'expired') };
  }

  /** Latest first, by key; a `before` that no list gave out is ignored. */
  async search({ q = '', kind, year, before, limit }: PublicSearch): Promise<PublicPage> {
    const query = this.rows
      .createQueryBuilder('r')
      .where(`r.state = 'published'`)
      // PUB-12: what has been shown to its last day is not shown on the next.
      .andWhere('(r.showThrough IS NULL OR r.showThrough >= :today)', { today: this.clock.today() })
      .orderBy('r.publishedOn', 'DESC')
      .addOrderBy('r.slug', 'DESC')
      .take(limit + 1);
    const words = foldForSearch(q);
    if (words) query.andWhere(`r.searchText LIKE :words ESCAPE '\\'`, { words: `%${literal(words)}%` });
    if (kind) query.andWhere(`r.penaltyKinds LIKE :kind ESCAPE '\\'`, { kind: `%"${literal(kind)}"%` });
    if (year)
      query.andWhere('r.decidedOn >= :from AND r.decidedOn <= :to', {
        from: `${year}-01-01`,
        to: `${year}-12-31`,
      });
    const key = /^(\d{4}-\d{2}-\d{2})\.([\w-]{1,24})$/.exec(before ?? '');
    if (key) {
      query.andWhere('r.publishedOn <= :day AND (r.publishedOn < :day OR r.slug < :slug)', {
        day: key[1],
        slug: key[2],
      });
    }
    const found = await query.getMany();
    const records = found.slice(0, limit);
    const last = records.at(-1);
    return { records, ...(found.length > limit && last && { next: `${last.publishedOn}.${last.slug}` }) };
  }
}

/** The words themselves, not a pattern. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
