import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import { FIELD_CODES } from '../../kernel/fields.js';
import type { Result } from '../../kernel/result.js';
import {
  AfterField,
  Allow,
  DayField,
  IdField,
  LimitField,
  Me,
  OneOf,
  Text,
  VersionedView,
} from '../../platform/http/index.js';
import { ReadParty } from './acts/read-party.js';
import { CASE_SORTS, type CaseSort } from './case-list.js';
import { CaseOutlines, MOST_OUTLINES } from './case-outlines.js';
import { CaseReader } from './case-reader.js';
import { PartyReadingInput } from './dto/case-inputs.js';
import { CaseFileView, CaseOutlinesView, CasePageView, PartyView } from './dto/case-views.js';
import { STATE_CODES } from './rules/procedure.js';

export class CaseQuery {
  @Text({
    optional: true,
    max: 100,
    about: 'words of number, cause or party; a single character finds what begins with it',
  })
  q?: string;
  @OneOf(STATE_CODES, { optional: true }) state?: string;
  @OneOf(FIELD_CODES, { optional: true }) field?: string;
  @IdField({ optional: true, about: 'a case officer' }) officerId?: string;
  @IdField({ optional: true }) agencyId?: string;
  @DayField({ optional: true, about: 'begun on or after' }) from?: string;
  @DayField({ optional: true, about: 'begun on or before' }) to?: string;
  @OneOf(['true', 'false'], { optional: true, about: 'an open period has ended before today' })
  overdue?: string;
  @OneOf(CASE_SORTS, {
    optional: true,
    about:
      'newest (usual): begun last first; updated: changed last first; due (usual where overdue): next period first, without cases that wait for none',
  })
  sort?: CaseSort;
  @OneOf(['true', 'false'], { optional: true, about: 'cases of the one who asks, where he is an officer' })
  mine?: string;
  @LimitField() limit?: number;
  @AfterField() after?: string;
}

export class OutlinesQuery {
  @Text({ max: 37 * MOST_OUTLINES, about: `ids of at most ${MOST_OUTLINES} cases, joined by commas` })
  ids: string;
}

@ApiTags('cases')
@Controller('api/cases')
export class CasesController {
  constructor(
    private readonly reader: CaseReader,
    private readonly readParty: ReadParty,
    private readonly outlines: CaseOutlines,
  ) {}

  @Get()
  @Allow('case.read')
  @ApiOkResponse({ type: CasePageView })
  list(@Me() me: Actor, @Query() query: CaseQuery): Promise<Result<CasePageView>> {
    const { mine, overdue, ...filter } = query;
    const own = mine === 'true' && me.officerId ? { officerId: me.officerId } : {};
    return this.reader.list(me, { ...filter, ...own, overdue: overdue === 'true' });
  }

  @Get('outlines')
  @Allow('case.read')
  @ApiOkResponse({ type: CaseOutlinesView })
  outline(@Me() me: Actor, @Query() { ids }: OutlinesQuery): Promise<Result<CaseOutlinesView>> {
    return this.outlines.of(me, ids.split(','));
  }

  @Get(':id')
  @Allow('case.read')
  @VersionedView(CaseFileView)
  file(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<CaseFileView>> {
    return this.reader.file(me, id);
  }

  @Post(':id/party-readings')
  @HttpCode(200)
  @Allow('case.read-party')
  @ApiOkResponse({ type: PartyView })
  party(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: PartyReadingInput,
  ): Promise<Result<PartyView>> {
    return this.readParty.read(me, id, input.reason);
  }
}
