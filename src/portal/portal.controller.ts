import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refuse } from '../kernel/result.js';
import { type PublicRecordRow, PublicRecords, type PublicSearch } from '../modules/disclosure/index.js';
import { Config } from '../platform/config/index.js';
import { Public } from '../platform/http/index.js';
import { Clock } from '../platform/time/index.js';
import { sendJson, sendRefusal, sendCached, sendPage, sendText, viewOfRequest, HEADERS } from './answer.js';
import { BYTE_ORDER_MARK } from '../kernel/csv.js';
import { CSV_HEAD, csvOf, openFiles, openRecord, recordPath } from './open-record.js';
import { goneOf } from './gone.js';
import { PageCache } from './page-cache.js';
import { homePage, listPage } from './pages/list.page.js';
import { messagePage } from './pages/message.page.js';
import { recordPage, tombstonePage } from './pages/record.page.js';
import { OPEN_DATA_PAGE, PAGE_LENGTH, type RawQuery, searchOf } from './search-query.js';
import { document, type Page } from './layout.js';
import { STYLE } from './style.js';
import { link, type View } from './view.js';

const LATEST = 10;
const CSV_PAGE = 500;
const HTML = 'text/html; charset=utf-8';

/** The public pages and open data of disclosure. Everything comes from one table; nothing is kept in between. */
@ApiExcludeController()
@Controller()
export class PortalController {
  constructor(
    private readonly publicRecords: PublicRecords,
    private readonly clock: Clock,
    private readonly kept: PageCache,
    private readonly config: Config,
  ) {}

  @Get('portal')
  @Public()
  async home(@Req() request: Request, @Res() response: Response): Promise<void> {
    await this.sendCached(request, response, async (view) => {
      const page = await this.publicRecords.list({ limit: LATEST });
      return homePage(view, page, this.clock.today());
    });
  }

  @Get('portal/style.css')
  @Public()
  style(@Res() response: Response): void {
    sendText(response, 'text/css; charset=utf-8', STYLE);
  }

  @Get('portal/disclosures')
  @Public()
  async list(@Req() request: Request, @Res() response: Response, @Query() query: RawQuery): Promise<void> {
    const view = viewOfRequest(request);
    const search = searchOf(query, PAGE_LENGTH);
    if (!search.ok)
      return sendPage(
        response,
        view,
        messagePage(view, '查询条件不符合要求', search.refusal.detail ?? ''),
        422,
      );
    await this.sendCached(request, response, async () => {
      const page = await this.publicRecords.list(search.value);
      return listPage(view, search.value, page, this.clock.today());
    });
  }

  @Get('portal/disclosures.json')
  @Public()
  async json(@Res() response: Response, @Query() query: RawQuery): Promise<void> {
    const search = searchOf(query, OPEN_DATA_PAGE);
    if (!search.ok) return sendRefusal(response, search.refusal);
    const { records, next } = await this.publicRecords.search(search.value);
    const { limit: _, ...filters } = search.value;
    const more = next && `/portal/disclosures.json?${new URLSearchParams({ ...filters, before: next })}`;
    sendJson(response, { records: records.map(openRecord), ...(more && { next: more }) });
  }

  @Get('portal/disclosures.csv')
  @Public()
  async csv(@Res() response: Response, @Query() query: RawQuery): Promise<void> {
    const search = searchOf(query, CSV_PAGE);
    if (!search.ok) return sendRefusal(response, search.refusal);
    response.set(HEADERS).type('text/csv; charset=utf-8').attachment('disclosures.csv');
    // A reader that goes away ends the walk; it is no fault of ours.
    await pipeline(Readable.from(this.lines(search.value)), response).catch(() => response.destroy());
  }

  @Get('portal/disclosures/:slug.json')
  @Public()
  async recordJson(
    @Req() request: Request,
    @Res() response: Response,
    @Param('slug') slug: string,
  ): Promise<void> {
    let row: PublicRecordRow | null = null;
    const kept = await this.kept.of(`${slug}.json`, async () => {
      row = await this.publicRecords.one(slug);
      if (row?.state !== 'published') return undefined;
      const files = openFiles(await this.publicRecords.files(slug));
      return JSON.stringify({ ...openRecord(row), files });
    });
    if (kept !== undefined) {
      response.set('Access-Control-Allow-Origin', '*');
      return sendCached(request, response, 'application/json; charset=utf-8', kept);
    }
    if (!row) return sendRefusal(response, refuse('not-found').refusal);
    sendRefusal(response, goneOf(row).refusal);
  }

  @Get('portal/disclosures/:slug')
  @Public()
  async record(
    @Req() request: Request,
    @Res() response: Response,
    @Param('slug') slug: string,
  ): Promise<void> {
    const view = viewOfRequest(request);
    let row: PublicRecordRow | null = null;
    const kept = await this.kept.of(link(view, view.path, view.params), async () => {
      row = await this.publicRecords.one(slug);
      return row?.state === 'published' ? await this.recordDocument(view, row) : undefined;
    });
    if (kept !== undefined) return sendCached(request, response, HTML, kept);
    if (!row)
      return sendPage(response, view, messagePage(view, '没有找到', '没有这一公示信息，请核对网址。'), 404);
    sendPage(response, view, tombstonePage(view, row), 410);
  }

  private async recordDocument(view: View, row: PublicRecordRow): Promise<string> {
    const files = await this.publicRecords.files(row.slug);
    const { publicOrigin, publicOriginIsLocal } = this.config;
    const address = publicOriginIsLocal ? undefined : publicOrigin + recordPath(row.slug);
    return document(view, recordPage(view, row, files, address));
  }

  private async sendCached(
    request: Request,
    response: Response,
    make: (view: View) => Promise<Page>,
  ): Promise<void> {
    const view = viewOfRequest(request);
    const page = await this.kept.of(link(view, view.path, view.params), async () =>
      document(view, await make(view)),
    );
    sendCached(request, response, HTML, page!);
  }

  /** Page by page, so that the whole never stands in memory. */
  private async *lines(search: PublicSearch): AsyncGenerator<string> {
    yield BYTE_ORDER_MARK + CSV_HEAD;
    let before = search.before;
    do {
      const page = await this.publicRecords.search({ ...search, ...(before && { before }) });
      yield page.records.map(csvOf).join('');
      before = page.next;
    } while (before);
  }
}
