import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import type { Actor } from '../../kernel/access/index.js';
import { type CsvCell, csvLine } from '../../kernel/csv.js';
import type { JsonObject } from '../../kernel/json.js';
import { ok, type Result } from '../../kernel/result.js';
import { firstOf } from '../../platform/database/index.js';
import { Agencies } from '../agencies/index.js';
import { Acts } from '../ledger/index.js';
import type { SecurityLogQuery, SecurityLogView } from './security-log.dto.js';
import { SecurityLogRow } from './security-log.entity.js';

const PAGE = 50;
const EXPORT_PAGE = 500;
/** Rows of one export; more are asked for by a narrower time. */
const EXPORT_MOST = 100_000;

/** Reads of the security log, the newest first, and its export. */
@Injectable()
export class SecurityLogReader {
  constructor(
    @InjectRepository(SecurityLogRow) private readonly rows: Repository<SecurityLogRow>,
    private readonly agencies: Agencies,
    private readonly acts: Acts,
  ) {}

  async page(actor: Actor, query: SecurityLogQuery): Promise<SecurityLogView> {
    const limit = query.limit ?? PAGE;
    const rows = await this.wanted(actor, query, limit + 1);
    const page = rows.slice(0, limit);
    return { events: page, ...(rows.length > limit && { next: page.at(-1)!.id }) };
  }

  /** Lines of a CSV file, piece by piece. The export is entered before the first line. */
  async export(actor: Actor, query: SecurityLogQuery): Promise<Result<AsyncGenerator<string>>> {
    const subject = { agencyId: actor.agencyId, type: 'security-log', id: actor.agencyId };
    const { kind, username, address, from, to } = query;
    const detail = {
      filter: JSON.parse(JSON.stringify({ kind, username, address, from, to })) as JsonObject,
    };
    const entered = await this.acts.perform(actor, 'security.export', subject, async () =>
      ok({ value: undefined, detail }),
    );
    return entered.ok ? ok(this.lines(actor, query)) : entered;
  }

  private async *lines(actor: Actor, query: SecurityLogQuery): AsyncGenerator<string> {
    yield csvLine(COLUMNS);
    let { after } = query;
    for (let told = 0; told < EXPORT_MOST; told += EXPORT_PAGE) {
      const page = await this.wanted(actor, { ...query, after }, EXPORT_PAGE);
      for (const row of page) yield csvLine(COLUMNS.map((column): CsvCell => row[column]));
      if (page.length < EXPORT_PAGE) return;
      after = page.at(-1)!.id;
    }
  }

  /**
   * Events of accounts in sight, the latest first; those of nobody's account are for the auditor of an agency without one
   * above it. What names fewest events leads: an address, a name, a kind.
   */
  private async wanted(actor: Actor, query: SecurityLogQuery, limit: number): Promise<SecurityLogRow[]> {
    const top = (await this.agencies.get(actor.agencyId))?.parentId == null;
    const { kind, username, address, from, to, after } = query;
    const last = after === undefined ? undefined : await this.rows.findOneBy({ id: after });
    // A row that has been deleted meanwhile was the oldest: nothing comes after it.
    if (after !== undefined && !last) return [];
    const [leading, ...others] = [
      ...(address === undefined ? [] : [['address', address] as const]),
      ...(username === undefined ? [] : [['username', username] as const]),
      ...(kind === undefined ? [] : [['kind', kind] as const]),
    ];
    const besides = [
      ...others.map(([column, value]) => ({ sql: `"${column}" = ?`, values: [value] })),
      ...(from ? [{ sql: '"at" >= ?', values: [from] }] : []),
      ...(to ? [{ sql: '"at" < ?', values: [to] }] : []),
      ...(last ? [{ sql: '("at", "id") < (?, ?)', values: [last.at, last.id] }] : []),
    ];
    const agencies: (string | null)[] = [...actor.agencyIds, ...(top ? [null] : [])];
    return firstOf(this.rows, {
      parts: agencies.map((agencyId) => ({ agencyId, ...(leading && { [leading[0]]: leading[1] }) })),
      order: [
        ['at', 'DESC'],
        ['id', 'DESC'],
      ],
      limit,
      ...(besides.length > 0 && {
        where: {
          sql: besides.map(({ sql }) => sql).join(' AND '),
          values: besides.flatMap(({ values }) => values),
        },
      }),
    });
  }
}

const COLUMNS = [
  'at',
  'kind',
  'count',
  'username',
  'userId',
  'address',
  'device',
  'route',
  'status',
  'code',
] as const satisfies readonly (keyof SecurityLogRow)[];
