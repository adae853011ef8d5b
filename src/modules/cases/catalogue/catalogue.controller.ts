import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/access/index.js';
import type { Result } from '../../../kernel/result.js';
import { Allow, Me } from '../../../platform/http/index.js';
import { AdoptCatalogue } from './adopt-catalogue.js';
import { CatalogueAdoptedView, CatalogueEntryView, CatalogueInput, RepealInput } from './catalogue.dto.js';
import { Catalogue } from './catalogue.js';
import { RepealCatalogue } from './repeal-catalogue.js';

/** 重大执法决定法制审核目录清单. */
@ApiTags('reviews')
@Controller('api/review-catalogue')
export class CatalogueController {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly adoptCatalogue: AdoptCatalogue,
    private readonly repealCatalogue: RepealCatalogue,
  ) {}

  @Get()
  @Allow('catalogue.read')
  @ApiOperation({ summary: 'entries of the agencies in sight, also those repealed' })
  @ApiOkResponse({ type: [CatalogueEntryView] })
  list(@Me() me: Actor): Promise<CatalogueEntryView[]> {
    return this.catalogue.ofAgencies(me.agencyIds);
  }

  @Post()
  @Allow('catalogue.adopt')
  @ApiCreatedResponse({ type: CatalogueAdoptedView })
  adopt(@Me() me: Actor, @Body() input: CatalogueInput): Promise<Result<CatalogueAdoptedView>> {
    return this.adoptCatalogue.adopt(me, input);
  }

  @Post(':id/repeal')
  @HttpCode(204)
  @Allow('catalogue.repeal')
  repeal(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: RepealInput,
  ): Promise<Result<void>> {
    return this.repealCatalogue.repeal(me, id, input);
  }
}
