import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, NamesVersion, VersionedView, VersionRead } from '../../platform/http/index.js';
import { Assessments } from './assessments.js';
import { DisclosureReader } from './disclosure-reader.js';
import {
  AssessmentInput,
  DisclosureQuery,
  MatterAssessmentInput,
  MatterParams,
} from './dto/disclosure-inputs.js';
import { AssessedView, DisclosurePageView, DisclosureView } from './dto/disclosure-views.js';

/** 公示: what is due and what is published, and the assessment, which has two addresses. */
@ApiTags('disclosures')
@Controller('api')
export class DisclosuresController {
  constructor(
    private readonly reader: DisclosureReader,
    private readonly assessments: Assessments,
  ) {}

  @Get('disclosures')
  @Allow('disclosure.read')
  @ApiOkResponse({ type: DisclosurePageView })
  list(@Me() me: Actor, @Query() query: DisclosureQuery): Promise<DisclosurePageView> {
    return this.reader.list(me, query);
  }

  @Get('disclosures/:id')
  @Allow('disclosure.read')
  @VersionedView(DisclosureView)
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<DisclosureView>> {
    return this.reader.one(me, id);
  }

  @Get('cases/:id/disclosure')
  @Allow('disclosure.read')
  @VersionedView(DisclosureView)
  ofCase(@Me() me: Actor, @Param('id', ParseUUIDPipe) caseId: string): Promise<Result<DisclosureView>> {
    return this.reader.ofCase(me, caseId);
  }

  @Post('cases/:id/disclosure-assessment')
  @HttpCode(200)
  @Allow('disclosure.assess')
  @NamesVersion()
  @ApiOkResponse({ type: AssessedView })
  assess(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) caseId: string,
    @VersionRead() version: string | undefined,
    @Body() input: AssessmentInput,
  ): Promise<Result<AssessedView>> {
    return this.assessments.ofCase(me, caseId, input, version);
  }

  @Get('matters/:kind/:id/disclosure')
  @Allow('disclosure.read')
  @VersionedView(DisclosureView)
  ofMatter(@Me() me: Actor, @Param() matter: MatterParams): Promise<Result<DisclosureView>> {
    return this.reader.ofMatter(me, matter);
  }

  @Post('matters/:kind/:id/disclosure-assessment')
  @HttpCode(200)
  @Allow('disclosure.assess')
  @NamesVersion()
  @ApiOkResponse({ type: AssessedView })
  assessMatter(
    @Me() me: Actor,
    @Param() matter: MatterParams,
    @VersionRead() version: string | undefined,
    @Body() input: MatterAssessmentInput,
  ): Promise<Result<AssessedView>> {
    return this.assessments.ofMatter(me, matter, input, version);
  }
}
