import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import { Allow, Me, Text } from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { Overview } from './overview.js';
import { OverviewView } from './supervision.views.js';

export class OverviewQuery {
  @Text({ optional: true, pattern: /^20\d\d$/ }) year?: string;
}

@ApiTags('supervision')
@Controller('api/supervision')
export class SupervisionController {
  constructor(
    private readonly overview: Overview,
    private readonly clock: Clock,
  ) {}

  @Get('overview')
  @Allow('supervision.read')
  @ApiOkResponse({ type: OverviewView })
  of(@Me() me: Actor, @Query() query: OverviewQuery): Promise<OverviewView> {
    return this.overview.of(me, Number(query.year ?? this.clock.today().slice(0, 4)));
  }
}
