import { Controller, Get, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { fieldName } from '../kernel/fields.js';
import type { Refusal, Result } from '../kernel/result.js';
import { Agencies } from '../modules/agencies/index.js';
import { LawService } from '../modules/calendar/index.js';
import {
  CheckIn,
  EvaluateInspection,
  InspectionActs,
  InspectionRow,
  Inspections,
  mayBeLetIn,
} from '../modules/inspections/index.js';
import { Officers, whyInvalid } from '../modules/officers/index.js';
import { Public, titleOf, TakesBody } from '../platform/http/index.js';
import { FORM_HEADERS, sendPage, viewOfRequest } from './answer.js';
import { checkInPage, type CheckInFacts, inspectionItemsPage } from './pages/inspection.page.js';
import { messagePage } from './pages/message.page.js';
import { isFromOwnPage } from './request-form.js';
import { RequestRateLimit } from './request-rate-limit.js';
import { type RawQuery, textOf } from './search-query.js';
import { link, type View, viewOf } from './view.js';

const NAME_LENGTH = 60;
const COMMENT_LENGTH = 500;

/** 扫码入企: the page behind the code that officers show at the door. Without account, without script, unlisted. */
@ApiExcludeController()
@Controller('portal')
export class PortalInspectionsController {
  constructor(
    private readonly inspections: Inspections,
    private readonly acts: InspectionActs,
    private readonly officers: Officers,
    private readonly agencies: Agencies,
    private readonly law: LawService,
    private readonly rateLimit: RequestRateLimit,
  ) {}

  @Get('inspections/:token')
  @Public()
  async page(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const view = viewOfRequest(request);
    if (!this.rateLimit.mayTry(request.ip ?? '')) return tooMany(response, view);
    await this.show(response, view, token, 200);
  }

  @Post('inspections/:token/check-in')
  @TakesBody('form')
  @Public()
  async enter(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.take(token, request, response, (body) => {
      const name = (textOf(body, 'name') ?? '').trim().slice(0, NAME_LENGTH);
      return name ? this.acts.runByCode(CheckIn, token, name) : '请填写接待人姓名或者职务。';
    });
  }

  @Post('inspections/:token/evaluation')
  @TakesBody('form')
  @Public()
  async evaluate(
    @Param('token') token: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.take(token, request, response, (body) => {
      const score = textOf(body, 'score') ?? '';
      if (!/^[1-5]$/.test(score)) return '请选择评价等次。';
      const comment = (textOf(body, 'comment') ?? '').trim().slice(0, COMMENT_LENGTH) || null;
      return this.acts.runByCode(EvaluateInspection, token, { score: Number(score), comment });
    });
  }

  /** INS-02: what this agency may inspect at all, and how often. */
  @Get('agencies/:id/inspection-items')
  @Public()
  async items(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const view = viewOfRequest(request);
    const agency = await this.agencies.get(id);
    if (!agency) return sendPage(response, view, messagePage(view, '没有这个机关', '请核对地址。'), 404);
    const items = await this.inspections.listed(id, this.inspections.today);
    sendPage(response, view, inspectionItemsPage(view, agency, items));
  }

  /** A form sent from the page itself: what lacks is said on it, what is done leads back to it. */
  private async take(
    token: string,
    request: Request,
    response: Response,
    act: (body: RawQuery) => Promise<Result<void>> | string,
  ): Promise<void> {
    const body = (request.body ?? {}) as RawQuery;
    const { size, contrast } = body;
    const path = `/portal/inspections/${encodeURIComponent(token)}`;
    const view = viewOf(path, { size, contrast });
    if (!this.rateLimit.mayTry(request.ip ?? '')) return tooMany(response, view);
    if (!isFromOwnPage(request)) return foreign(response, view);
    const done = act(body);
    if (typeof done === 'string') return this.show(response, view, token, 422, done);
    const result = await done;
    if (!result.ok) return this.refused(response, view, token, result.refusal);
    response.redirect(303, link(view, path));
  }

  private refused(response: Response, view: View, token: string, refusal: Refusal): Promise<void> {
    const [status, title] = titleOf(refusal.code);
    return this.show(response, view, token, status, `${title}${refusal.detail ? `：${refusal.detail}` : ''}`);
  }

  private async show(
    response: Response,
    view: View,
    token: string,
    status: number,
    problem?: string,
  ): Promise<void> {
    const row = await this.inspections.byToken(token);
    if (!row) {
      const none = messagePage(
        view,
        '没有这次检查',
        '没有这一检查码对应的行政检查，请核对二维码；没有检查码的，可以拒绝检查。',
      );
      return sendPage(response, view, none, 404, FORM_HEADERS);
    }
    sendPage(response, view, checkInPage(view, await this.facts(row), problem), status, FORM_HEADERS);
  }

  private async facts(row: InspectionRow): Promise<CheckInFacts> {
    const { today } = this.inspections;
    const agency = await this.agencies.get(row.agencyId);
    const onDuty = await this.officers.onDuty(row.agencyId, row.officerIds);
    const at = { on: today, place: row.areaCode, domain: row.field, agency: row.agencyId };
    const listOf = (ruleId: string, name: string): string[] => {
      const found = this.law.book.rule(ruleId, at);
      return found.ok ? [...((found.value.row.params as Record<string, string[]>)[name] ?? [])] : [];
    };
    const others = await this.inspections.ofCompany(row.companyCode, Number(row.first.slice(0, 4)));
    const names = new Map((await this.agencies.all()).map(({ id, name }) => [id, name]));
    const may = mayBeLetIn(row, today);
    return {
      row,
      agencyName: agency?.name ?? '',
      fieldName: fieldName(row.field),
      mayEnter: may.ok ? null : (may.refusal.detail ?? titleOf(may.refusal.code)[1]),
      officers: onDuty.map(({ officerId, name, certificates }) => {
        const shown = row.certificates?.find((one) => one.officerId === officerId);
        const cards = certificates.filter(({ kind }) => kind === 'enforcement');
        const card = cards.find((one) => whyInvalid(one, today) === undefined) ?? cards.at(-1);
        return {
          name,
          number: shown?.number ?? card?.number ?? null,
          invalid: card ? (whyInvalid(card, today) ?? null) : '没有执法证',
        };
      }),
      others: others
        .filter(({ id }) => id !== row.id)
        .map(({ first, agencyId, itemName }) => ({
          day: first,
          agency: names.get(agencyId) ?? '',
          item: itemName,
        })),
      bans: listOf('INS-06', 'bans'),
      prohibitions: listOf('INS-07', 'prohibitions'),
      today,
    };
  }
}

function tooMany(response: Response, view: View): void {
  sendPage(response, view, messagePage(view, '访问过于频繁', '请一分钟后再试。'), 429, FORM_HEADERS);
}

function foreign(response: Response, view: View): void {
  sendPage(
    response,
    view,
    messagePage(view, '未能提交', '请在本网站的页面上填写并提交。'),
    403,
    FORM_HEADERS,
  );
}
