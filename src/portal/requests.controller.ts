import { randomBytes } from 'node:crypto';
import { Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Agencies } from '../modules/agencies/index.js';
import {
  ABOUT_RECORD,
  PublicRecords,
  IncomingRequests,
  readReceipt,
  RequestReader,
} from '../modules/disclosure/index.js';
import { Public, titleOf, TakesBody } from '../platform/http/index.js';
import { Clock } from '../platform/time/index.js';
import { FORM_HEADERS, sendPage, viewOfRequest } from './answer.js';
import { messagePage } from './pages/message.page.js';
import { requestFiledPage, requestFormPage, requestsPage, requestStatusPage } from './pages/request.page.js';
import { type FormProblems, isFromOwnPage, problemsOf, readForm, type RequestForm } from './request-form.js';
import { RequestRateLimit } from './request-rate-limit.js';
import { type RawQuery, textOf } from './search-query.js';
import { type View, viewOf } from './view.js';

const TOO_MANY = '一小时内提交的申请过多，请稍后再试，或者直接联系该机关。';
const NO_RECEIPT = '没有这一查询码对应的申请，请核对后重新输入。';

/** Requests of the public, without account and without script: filed by a form, answered under a receipt number. */
@ApiExcludeController()
@Controller('portal/requests')
export class PortalRequestsController {
  constructor(
    private readonly receiving: IncomingRequests,
    private readonly reader: RequestReader,
    private readonly publicRecords: PublicRecords,
    private readonly agencies: Agencies,
    private readonly rateLimit: RequestRateLimit,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Public()
  async status(@Req() request: Request, @Res() response: Response, @Query() query: RawQuery): Promise<void> {
    const view = viewOfRequest(request);
    const asked = textOf(query, 'receipt');
    if (!asked) return sendPage(response, view, requestsPage(view));
    if (!this.rateLimit.mayTry(request.ip ?? ''))
      return this.refuse(response, view, 429, '访问过于频繁', '查询过于频繁，请一分钟后再试。');
    const row = await this.reader.byReceipt(asked);
    if (!row) return sendPage(response, view, requestsPage(view, NO_RECEIPT), 404, FORM_HEADERS);
    const { kind, slug, receivedOn, due, state, answer, settledOn } = row;
    const waiting = state === 'open' || state === 'proposed';
    const page = requestStatusPage(view, {
      ...{ receipt: readReceipt(asked)!, kind, slug, receivedOn, due, settledOn },
      overdue: (settledOn ?? this.clock.today()) > due,
      outcome: waiting ? 'waiting' : state,
      answer: waiting ? null : answer,
    });
    sendPage(response, view, page, 200, FORM_HEADERS);
  }

  @Get('new')
  @Public()
  async form(@Req() request: Request, @Res() response: Response, @Query() query: RawQuery): Promise<void> {
    const view = viewOfRequest(request);
    const { kind, record } = query;
    const form = readForm({ kind, record });
    if (!form) return sendPage(response, view, requestsPage(view));
    await this.show(response, view, form, {}, 200);
  }

  @Post()
  @TakesBody('form')
  @Public()
  async file(@Req() request: Request, @Res() response: Response): Promise<void> {
    const body = (request.body ?? {}) as RawQuery;
    const { size, contrast } = body;
    const view = viewOf('/portal/requests', { size, contrast });
    if (!isFromOwnPage(request))
      return this.refuse(response, view, 403, '未能提交', '请在本网站的页面上填写并提交申请。');
    const form = readForm(body);
    if (!form || form.trap) return this.refuse(response, view, 422, '未能提交', '表单不完整，请重新填写。');
    const problems = problemsOf(form);
    if (Object.keys(problems).length > 0) return this.show(response, view, form, problems, 422);
    if (!this.rateLimit.mayFile(request.ip ?? ''))
      return this.refuse(response, view, 429, '提交过于频繁', TOO_MANY);
    const { kind, slug, agencyId, name, contact, text, claims, token } = form;
    const about = ABOUT_RECORD.includes(kind) ? { slug } : { agencyId };
    const asked = { kind, ...about, name, contact, text, claims };
    const filed = await this.receiving.receive(asked, token || newToken());
    if (filed.ok)
      return sendPage(response, view, requestFiledPage(view, { kind, ...filed.value }), 201, FORM_HEADERS);
    const [status, title] = titleOf(filed.refusal.code);
    this.refuse(response, view, status, '未能提交', title);
  }

  private async show(
    response: Response,
    view: View,
    form: RequestForm,
    problems: FormProblems,
    status: number,
  ): Promise<void> {
    const page = { form: { ...form, token: newToken() }, problems };
    if (!ABOUT_RECORD.includes(form.kind)) {
      const agencies = await this.agencies.all();
      const shown = requestFormPage(view, { ...page, agencies, recordTitle: null });
      return sendPage(response, view, shown, status, FORM_HEADERS);
    }
    const record = await this.publicRecords.one(form.slug);
    if (record?.state !== 'published')
      return this.refuse(
        response,
        view,
        record ? 410 : 404,
        '不能申请',
        '没有这一公示信息，或者已经不再公示。',
      );
    if (form.kind === 'early-stop' && record.kind !== 'penalty')
      return this.refuse(response, view, 409, '不能申请', `${titleOf('request.penalties-only')[1]}。`);
    const shown = requestFormPage(view, { ...page, agencies: [], recordTitle: record.title });
    sendPage(response, view, shown, status, FORM_HEADERS);
  }

  private refuse(response: Response, view: View, status: number, title: string, detail: string): void {
    sendPage(response, view, messagePage(view, title, detail), status, FORM_HEADERS);
  }
}

const newToken = (): string => randomBytes(16).toString('base64url');
