import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import { Allow, IdField, Me, Text } from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { Overview } from './overview.js';
import { OverviewView, TouchedActView } from './supervision.views.js';
import { TouchedActs } from './touched-acts.js';

export class OverviewQuery {
  @Text({ optional: true, pattern: /^20\d\d$/ }) year?: string;
}
export class CertificateFindingsQuery {
  @IdField({ optional: true }) certificateId?: string;
  @IdField({ optional: true }) officerId?: string;
}

@ApiTags('supervision')
@Controller('api/supervision')
export class SupervisionController {
  constructor(
    private readonly overview: Overview,
    private readonly touched: TouchedActs,
    private readonly clock: Clock,
  ) {}

  @Get('overview')
  @Allow('supervision.read')
  @ApiOkResponse({ type: OverviewView })
  of(@Me() me: Actor, @Query() query: OverviewQuery): Promise<OverviewView> {
    return this.overview.of(me, Number(query.year ?? this.clock.today().slice(0, 4)));
  }

  /** Acts and cases touched by a revocation or suspension that was entered after them. */
  @Get('certificate-findings')
  @Allow('certificate.read-findings')
  @ApiOkResponse({ type: [TouchedActView] })
  certificateFindings(@Me() me: Actor, @Query() query: CertificateFindingsQuery): Promise<TouchedActView[]> {
    return this.touched.of(me, query);
  }
}
