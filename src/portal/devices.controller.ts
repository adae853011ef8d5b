import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Agencies } from '../modules/agencies/index.js';
import { Devices, lackingOn } from '../modules/devices/index.js';
import { Public } from '../platform/http/index.js';
import { Clock } from '../platform/time/index.js';
import { sendPage, viewOfRequest } from './answer.js';
import { devicesPage, type PublicDevice } from './pages/devices.page.js';

/** 行政处罚法 第41条: where monitoring devices stand is public. */
@ApiExcludeController()
@Controller()
export class PortalDevicesController {
  constructor(
    private readonly devices: Devices,
    private readonly agencies: Agencies,
    private readonly clock: Clock,
  ) {}

  @Get('portal/devices')
  @Public()
  async list(@Req() request: Request, @Res() response: Response): Promise<void> {
    sendPage(response, viewOfRequest(request), devicesPage(await this.published()));
  }

  /** Field by field: what the law has made public and nothing besides. */
  private async published(): Promise<PublicDevice[]> {
    const names = new Map((await this.agencies.all()).map((agency) => [agency.id, agency.name]));
    const today = this.clock.today();
    return (await this.devices.published()).map(({ device, reviews, publications }) => {
      const latest = publications.at(-1)!;
      const reviewedOn = (kind: 'legal' | 'technical') =>
        reviews.filter((review) => review.kind === kind && review.outcome === 'passed').at(-1)?.reviewedOn ??
        '';
      return {
        number: device.number,
        agencyName: names.get(device.agencyId) ?? '',
        location: latest.location,
        publishedOn: latest.publishedOn,
        legalReviewOn: reviewedOn('legal'),
        technicalReviewOn: reviewedOn('technical'),
        suspended: lackingOn(today, reviews, publications).length > 0,
      };
    });
  }
}
