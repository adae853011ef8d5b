import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { LimitRow } from '../kernel/law/index.js';
import { refuse } from '../kernel/result.js';
import { LawService } from '../modules/calendar/index.js';
import { Public, titleOf } from '../platform/http/index.js';
import { Clock } from '../platform/time/index.js';
import { sendPage, viewOfRequest } from './answer.js';
import { type DeadlineAsked, deadlinePage } from './pages/deadline.page.js';
import { type RawQuery, textOf } from './search-query.js';

/** What the public may ask besides disclosures: when does this period end? */
@ApiExcludeController()
@Controller()
export class PortalServicesController {
  constructor(
    private readonly law: LawService,
    private readonly clock: Clock,
  ) {}

  @Get('portal/deadlines')
  @Public()
  deadlines(@Req() request: Request, @Res() response: Response, @Query() query: RawQuery): void {
    const view = viewOfRequest(request);
    const asked: DeadlineAsked = {
      rule: textOf(query, 'rule')?.slice(0, 20),
      day: textOf(query, 'day')?.slice(0, 10),
      time: textOf(query, 'time')?.slice(0, 5),
      place: textOf(query, 'place')?.slice(0, 12),
    };
    const { rule, day, time, place } = asked;
    if (!rule || !day) return sendPage(response, view, deadlinePage(view, this.limits(), asked, {}));
    if (place && !/^\d{2}(?:\d{2}){0,2}(?:\d{3}){0,2}$/.test(place)) {
      const { refusal } = refuse('portal.search', { detail: '行政区划代码为2至12位数字' });
      return sendPage(response, view, deadlinePage(view, this.limits(), asked, { refusal }), 422);
    }
    const trigger = time ? `${day}T${time}:00+08:00` : day;
    const due = this.law.due(rule, trigger, place ? { place } : {});
    if (due.ok)
      return sendPage(response, view, deadlinePage(view, this.limits(), asked, { deadline: due.value }));
    const [status] = titleOf(due.refusal.code);
    sendPage(response, view, deadlinePage(view, this.limits(), asked, { refusal: due.refusal }), status);
  }

  /** The periods in force today in the nation. */
  private limits(): LimitRow[] {
    const on = this.clock.today();
    return this.law.book.ids().flatMap((id) => {
      const found = this.law.book.rule(id, { on });
      return found.ok && found.value.row.kind === 'limit' ? [found.value.row] : [];
    });
  }
}
