import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { refuse } from '../kernel/result.js';
import { Agencies } from '../modules/agencies/index.js';
import { Officers, whyInvalid } from '../modules/officers/index.js';
import { ProactiveDisclosure } from '../modules/proactive-disclosure/index.js';
import { Public } from '../platform/http/index.js';
import { Clock } from '../platform/time/index.js';
import { sendJson, sendRefusal, sendPage, viewOfRequest } from './answer.js';
import { agenciesPage, agencyPage, boardPage, type PublicAgency } from './pages/agency.page.js';
import { messagePage } from './pages/message.page.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** 事前公开 (118号 二（四）) and the window's board (二（五）): one page for each agency. */
@ApiExcludeController()
@Controller()
export class PortalAgenciesController {
  constructor(
    private readonly agencies: Agencies,
    private readonly officers: Officers,
    private readonly openness: ProactiveDisclosure,
    private readonly clock: Clock,
  ) {}

  @Get('portal/agencies')
  @Public()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const view = viewOfRequest(request);
    sendPage(response, view, agenciesPage(view, await this.agencies.all()));
  }

  @Get('portal/agencies/:id.json')
  @Public()
  async json(@Res() response: Response, @Param('id') id: string): Promise<void> {
    const agency = await this.agency(id);
    if (agency) sendJson(response, agency);
    else sendRefusal(response, refuse('not-found').refusal);
  }

  @Get('portal/agencies/:id/board')
  @Public()
  board(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.page(request, response, id, boardPage);
  }

  @Get('portal/agencies/:id')
  @Public()
  one(@Req() request: Request, @Res() response: Response, @Param('id') id: string): Promise<void> {
    return this.page(request, response, id, agencyPage);
  }

  private async page(
    request: Request,
    response: Response,
    id: string,
    made: typeof agencyPage,
  ): Promise<void> {
    const view = viewOfRequest(request);
    const agency = await this.agency(id);
    if (agency) return sendPage(response, view, made(view, agency));
    sendPage(response, view, messagePage(view, '没有找到', '没有这一执法机关，请核对网址。'), 404);
  }

  /** Field by field: what is not named here is not public. */
  private async agency(id: string): Promise<PublicAgency | undefined> {
    const row = UUID.test(id) ? await this.agencies.get(id) : null;
    if (!row) return undefined;
    const { items } = await this.openness.of(id);
    return {
      id,
      name: row.name,
      creditCode: row.creditCode,
      capacity: row.capacity,
      capacityBasis: row.capacityBasis,
      fields: row.fields,
      reconsiderationOrgan: row.reconsiderationOrgan,
      court: row.court,
      officers: await this.certified(id),
      items: items.map(({ item, title, text, publishedOn }) => ({ item, title, text, publishedOn })),
    };
  }

  /** Who may enforce today: name, number of the certificate, fields. */
  private async certified(agencyId: string): Promise<PublicAgency['officers']> {
    const today = this.clock.today();
    const rows = await this.officers.ofAgencies([agencyId]);
    const onDuty = await this.officers.onDuty(
      agencyId,
      rows.map(({ id }) => id),
    );
    return onDuty.flatMap(({ name, certificates }) =>
      certificates
        .filter((one) => one.kind === 'enforcement' && whyInvalid(one, today) === undefined)
        .map(({ number, fields, validThrough }) => ({ name, number, fields: [...fields], validThrough })),
    );
  }
}
