import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, IdField, Me, Text, VersionedView } from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { FrequencyView, InspectionItemView, InspectionView } from './dto/inspection.dto.js';
import { Inspections } from './inspections.js';

export class InspectionQuery {
  @Text({ optional: true, pattern: /^20\d\d$/, about: 'this year if absent' }) year?: string;
  @IdField({ optional: true, about: 'id of the last one of the page before' }) before?: string;
}

/** Reads of 行政检查 of companies: the list of items, inspections, how often each company was inspected. */
@ApiTags('inspections')
@Controller('api/inspections')
export class InspectionsController {
  constructor(
    private readonly inspections: Inspections,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('inspection.read')
  @ApiOkResponse({ type: [InspectionView] })
  list(@Me() me: Actor, @Query() { year, before }: InspectionQuery): Promise<InspectionView[]> {
    return this.inspections.of(me, this.yearOf(year), before);
  }

  @Get('items')
  @Allow('inspection.read')
  @ApiOkResponse({ type: [InspectionItemView] })
  listed(@Me() me: Actor): Promise<InspectionItemView[]> {
    return this.inspections.listed(me.agencyId);
  }

  @Get('frequencies')
  @Allow('inspection.read')
  @ApiOkResponse({ type: [FrequencyView] })
  frequencies(@Me() me: Actor, @Query() { year }: InspectionQuery): Promise<FrequencyView[]> {
    return this.inspections.frequencies(me, this.yearOf(year));
  }

  @Get(':id')
  @Allow('inspection.read')
  @VersionedView(InspectionView)
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<InspectionView>> {
    return this.inspections.one(me, id);
  }

  private yearOf(year?: string): number {
    return Number(year ?? this.clock.today().slice(0, 4));
  }
}
