import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { PublicStatistics, type Statistics } from '../modules/disclosure/index.js';
import { Public } from '../platform/http/index.js';
import { sendPage, viewOfRequest } from './answer.js';
import { PageCache } from './page-cache.js';
import { statisticsPage } from './pages/statistics.page.js';

/** Numbers about what is published; counted once as long as nothing public changes. */
@ApiExcludeController()
@Controller()
export class PortalStatisticsController {
  constructor(
    private readonly statistics: PublicStatistics,
    private readonly kept: PageCache,
  ) {}

  @Get('portal/statistics')
  @Public()
  async page(@Req() request: Request, @Res() response: Response): Promise<void> {
    // The numbers are kept, not the page: the address may carry anything, the counting happens once.
    const all = await this.kept.of('statistics', async () => JSON.stringify(await this.statistics.all()));
    sendPage(
      response,
      viewOfRequest(request),
      statisticsPage(JSON.parse(all!.plain.body.toString()) as Statistics),
    );
  }
}
