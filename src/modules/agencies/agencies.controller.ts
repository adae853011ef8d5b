import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import { Allow, DayField, IdField, Me, OneOf, Text } from '../../platform/http/index.js';
import { Agencies } from './agencies.js';
import { CAPACITIES } from './agency.entity.js';

export class AgencyView {
  @IdField() id: string;
  @Text() name: string;
  @Text() documentPrefix: string;
  @Text() creditCode: string;
  @Text() areaCode: string;
  @IdField({ optional: true }) parentId: string | null;
  @OneOf(CAPACITIES) capacity: string;
  @Text() capacityBasis: string;
  @DayField() capacityFrom: string;
  @DayField({ optional: true }) capacityTo: string | null;
  @Text({ list: true }) fields: string[];
  @Text() reconsiderationOrgan: string;
  @Text() court: string;
}

@ApiTags('agencies')
@Controller('api/agencies')
export class AgenciesController {
  constructor(private readonly agencies: Agencies) {}

  /** The agencies in the person's sight. */
  @Get()
  @Allow('agency.read')
  @ApiOkResponse({ type: [AgencyView] })
  async list(@Me() me: Actor): Promise<AgencyView[]> {
    const all = await this.agencies.all();
    return all.filter((agency) => me.agencyIds.includes(agency.id)).map(({ createdAt: _, ...view }) => view);
  }
}
