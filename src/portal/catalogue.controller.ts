import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Agencies } from '../modules/agencies/index.js';
import { Catalogue } from '../modules/cases/index.js';
import { Public } from '../platform/http/index.js';
import { Clock } from '../platform/time/index.js';
import { sendPage, viewOfRequest } from './answer.js';
import { cataloguePage } from './pages/catalogue.page.js';

/** 118号 四（十二）: each agency's catalogue of decisions that need a legal review is public. */
@ApiExcludeController()
@Controller()
export class PortalCatalogueController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly agencies: Agencies,
    private readonly clock: Clock,
  ) {}

  @Get('portal/review-catalogue')
  @Public()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    const names = new Map((await this.agencies.all()).map((agency) => [agency.id, agency.name]));
    const entries = (await this.catalogue.published(this.clock.today())).map((row) => ({
      agencyName: names.get(row.agencyId) ?? '',
      document: row.document,
      item: row.item,
      title: row.title,
      decisionKinds: row.decisionKinds,
      penaltyKinds: row.penaltyKinds,
      fields: row.fields,
      fromFen: row.fromFen,
      level: row.level,
      publishedOn: row.publishedOn,
      effectiveFrom: row.effectiveFrom,
      effectiveTo: row.effectiveTo,
    }));
    sendPage(response, viewOfRequest(request), cataloguePage(entries));
  }
}
