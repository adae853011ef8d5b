import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, IdField, Me, Text } from '../../platform/http/index.js';
import { Clock } from '../../platform/time/index.js';
import { AnnulResult } from './acts/annul-result.js';
import { DecideInspection } from './acts/decide-inspection.js';
import { FinishInspection } from './acts/finish-inspection.js';
import { ListInspectionItem } from './acts/list-item.js';
import { RequestInspection } from './acts/request-inspection.js';
import {
  ApproveInspectionInput,
  EndItemInput,
  FinishInspectionInput,
  FrequencyView,
  InspectionFinishedView,
  InspectionInput,
  InspectionItemInput,
  InspectionItemListedView,
  InspectionItemView,
  InspectionReasonInput,
  InspectionRequestedView,
  InspectionView,
  ResultAnnulledView,
} from './dto/inspection.dto.js';
import { Inspections } from './inspections.js';

export class InspectionQuery {
  @Text({ optional: true, pattern: /^20\d\d$/, about: 'this year if absent' }) year?: string;
  @IdField({ optional: true, about: 'id of the last one of the page before' }) before?: string;
}

/** 行政检查 of companies: the list of items, requests, approval, check-in by code, what was found. */
@ApiTags('inspections')
@Controller('api/inspections')
export class InspectionsController {
  constructor(
    private readonly inspections: Inspections,
    private readonly items: ListInspectionItem,
    private readonly requesting: RequestInspection,
    private readonly deciding: DecideInspection,
    private readonly finishing: FinishInspection,
    private readonly annulling: AnnulResult,
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
  @ApiOkResponse({ type: InspectionView })
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<InspectionView>> {
    return this.inspections.one(me, id);
  }

  @Post('items')
  @Allow('inspection.list-item')
  @ApiCreatedResponse({ type: InspectionItemListedView })
  listItem(@Me() me: Actor, @Body() input: InspectionItemInput): Promise<Result<InspectionItemListedView>> {
    return this.items.list(me, this.clock.newId(), input);
  }

  @Post('items/:id/end')
  @HttpCode(204)
  @Allow('inspection.end-item')
  @ApiNoContentResponse()
  endItem(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { last }: EndItemInput,
  ): Promise<Result<void>> {
    return this.items.end(me, id, last);
  }

  @Post()
  @Allow('inspection.request')
  @ApiCreatedResponse({ type: InspectionRequestedView })
  request(@Me() me: Actor, @Body() input: InspectionInput): Promise<Result<InspectionRequestedView>> {
    return this.requesting.request(me, this.clock.newId(), input);
  }

  @Post(':id/approve')
  @HttpCode(204)
  @Allow('inspection.approve')
  @ApiNoContentResponse()
  approve(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { note }: ApproveInspectionInput,
  ): Promise<Result<void>> {
    return this.deciding.approve(me, id, note ?? null);
  }

  @Post(':id/refuse')
  @HttpCode(204)
  @Allow('inspection.refuse')
  @ApiNoContentResponse()
  refuse(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: InspectionReasonInput,
  ): Promise<Result<void>> {
    return this.deciding.refuse(me, id, reason);
  }

  @Post(':id/finish')
  @HttpCode(200)
  @Allow('inspection.finish')
  @ApiOkResponse({ type: InspectionFinishedView })
  finish(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: FinishInspectionInput,
  ): Promise<Result<InspectionFinishedView>> {
    return this.finishing.finish(me, id, input);
  }

  @Post(':id/annulment')
  @HttpCode(200)
  @Allow('inspection.annul-result')
  @ApiOkResponse({ type: ResultAnnulledView })
  annul(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: InspectionReasonInput,
  ): Promise<Result<ResultAnnulledView>> {
    return this.annulling.annul(me, id, reason);
  }

  @Post(':id/cancel')
  @HttpCode(204)
  @Allow('inspection.cancel')
  @ApiNoContentResponse()
  cancel(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: InspectionReasonInput,
  ): Promise<Result<void>> {
    return this.finishing.cancel(me, id, reason);
  }

  private yearOf(year?: string): number {
    return Number(year ?? this.clock.today().slice(0, 4));
  }
}
