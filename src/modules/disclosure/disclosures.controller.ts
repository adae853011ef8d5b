import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, VersionedView } from '../../platform/http/index.js';
import { AssessDisclosure } from './acts/assess-disclosure.js';
import { CorrectDisclosure } from './acts/correct-disclosure.js';
import { PrepareDisclosure } from './acts/prepare-disclosure.js';
import { ReleaseDisclosure } from './acts/release-disclosure.js';
import { SendBackDisclosure } from './acts/send-back-disclosure.js';
import { WithdrawDisclosure } from './acts/withdraw-disclosure.js';
import { DisclosureReader } from './disclosure-reader.js';
import {
  AssessmentInput,
  CorrectionInput,
  DisclosureQuery,
  DisclosureReasonInput,
  MatterAssessmentInput,
  MatterParams,
  PreparationInput,
  WithdrawalInput,
} from './dto/disclosure-inputs.js';
import {
  AssessedView,
  CorrectedView,
  CorrectionPreparedView,
  DisclosurePageView,
  DisclosureView,
  PreparedView,
  ReleasedView,
  WithdrawnView,
} from './dto/disclosure-views.js';

/** 公示: assessed, prepared, released by a second person, withdrawn with a public reason. */
@ApiTags('disclosures')
@Controller('api')
export class DisclosuresController {
  constructor(
    private readonly reader: DisclosureReader,
    private readonly assessDisclosure: AssessDisclosure,
    private readonly prepareDisclosure: PrepareDisclosure,
    private readonly releaseDisclosure: ReleaseDisclosure,
    private readonly sendBackDisclosure: SendBackDisclosure,
    private readonly withdrawDisclosure: WithdrawDisclosure,
    private readonly correctDisclosure: CorrectDisclosure,
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
  @ApiOkResponse({ type: AssessedView })
  assess(@Me() me: Actor, @Param('id', ParseUUIDPipe) caseId: string, @Body() input: AssessmentInput) {
    return this.assessDisclosure.assess(me, caseId, input);
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
  @ApiOkResponse({ type: AssessedView })
  assessMatter(@Me() me: Actor, @Param() matter: MatterParams, @Body() input: MatterAssessmentInput) {
    return this.assessDisclosure.assessMatter(me, matter, input);
  }

  @Post('disclosures/:id/preparation')
  @HttpCode(200)
  @Allow('disclosure.prepare')
  @ApiOkResponse({ type: PreparedView })
  prepare(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: PreparationInput) {
    return this.prepareDisclosure.prepare(me, id, input);
  }

  @Post('disclosures/:id/release')
  @HttpCode(200)
  @Allow('disclosure.release')
  @ApiOkResponse({ type: ReleasedView })
  release(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<ReleasedView>> {
    return this.releaseDisclosure.release(me, id);
  }

  @Post('disclosures/:id/send-back')
  @HttpCode(204)
  @Allow('disclosure.send-back')
  sendBack(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: DisclosureReasonInput,
  ): Promise<Result<void>> {
    return this.sendBackDisclosure.sendBack(me, id, input.reason);
  }

  @Post('disclosures/:id/correction')
  @HttpCode(201)
  @Allow('disclosure.prepare-correction')
  @ApiCreatedResponse({ type: CorrectionPreparedView })
  prepareCorrection(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: CorrectionInput) {
    return this.correctDisclosure.prepare(me, id, input);
  }

  @Post('disclosures/:id/correction/release')
  @HttpCode(200)
  @Allow('disclosure.release-correction')
  @ApiOkResponse({ type: CorrectedView })
  releaseCorrection(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string) {
    return this.correctDisclosure.release(me, id);
  }

  @Post('disclosures/:id/correction/drop')
  @HttpCode(204)
  @Allow('disclosure.drop-correction')
  dropCorrection(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: DisclosureReasonInput,
  ): Promise<Result<void>> {
    return this.correctDisclosure.drop(me, id, input.reason);
  }

  @Post('disclosures/:id/withdrawal')
  @HttpCode(200)
  @Allow('disclosure.withdraw')
  @ApiOkResponse({ type: WithdrawnView })
  withdraw(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: WithdrawalInput) {
    return this.withdrawDisclosure.withdraw(me, id, input.reason);
  }
}
