import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { DecideOnTheSpot } from './acts/decide-on-the-spot.js';
import { Decide } from './acts/decide.js';
import { Discuss } from './acts/discuss.js';
import { DraftDecision } from './acts/draft-decision.js';
import { HandInCash } from './acts/hand-in-cash.js';
import { GiveNotice } from './acts/give-notice.js';
import { RecordDefence } from './acts/record-defence.js';
import { RecordPayment } from './acts/record-payment.js';
import { ServeDecision } from './acts/serve-decision.js';
import {
  DecideInput,
  DefenceInput,
  DiscussionInput,
  DraftInput,
  HandInInput,
  NoticeInput,
  OnTheSpotInput,
  PaymentInput,
  ServiceInput,
} from './dto/case-inputs.js';
import { CreatedCaseView, ReviewScopeView } from './dto/case-views.js';

/** From the draft to the payment. */
@ApiTags('cases')
@Controller('api/cases')
export class DecisionsController {
  constructor(
    private readonly draftDecision: DraftDecision,
    private readonly giveNotice: GiveNotice,
    private readonly recordDefence: RecordDefence,
    private readonly discussTogether: Discuss,
    private readonly decideCase: Decide,
    private readonly serveDecision: ServeDecision,
    private readonly recordPayment: RecordPayment,
  ) {}

  @Post(':id/draft')
  @HttpCode(200)
  @Allow('case.draft-decision')
  @ApiOkResponse({ type: ReviewScopeView })
  draft(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: DraftInput) {
    return this.draftDecision.draft(me, id, input);
  }

  @Post(':id/notice')
  @HttpCode(200)
  @Allow('case.give-notice')
  notice(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: NoticeInput) {
    return this.giveNotice.give(me, id, input);
  }

  @Post(':id/defence')
  @HttpCode(204)
  @Allow('case.record-defence')
  defence(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: DefenceInput,
  ): Promise<Result<void>> {
    return this.recordDefence.record(me, id, input);
  }

  @Post(':id/discussion')
  @HttpCode(204)
  @Allow('case.discuss')
  discuss(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: DiscussionInput,
  ): Promise<Result<void>> {
    return this.discussTogether.discuss(me, id, input);
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Allow('case.decide')
  decide(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: DecideInput) {
    return this.decideCase.decide(me, id, input);
  }

  @Post(':id/service')
  @HttpCode(200)
  @Allow('case.serve-decision')
  serve(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ServiceInput) {
    return this.serveDecision.serve(me, id, input);
  }

  @Post(':id/payments')
  @HttpCode(200)
  @Allow('case.record-payment')
  pay(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: PaymentInput) {
    return this.recordPayment.record(me, id, input);
  }
}

/** 简易程序. */
@ApiTags('cases')
@Controller('api')
export class OnTheSpotController {
  constructor(
    private readonly decideOnTheSpot: DecideOnTheSpot,
    private readonly handInCash: HandInCash,
  ) {}

  @Post('cases/:id/cash')
  @HttpCode(200)
  @Allow('case.hand-in-cash')
  handIn(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: HandInInput) {
    return this.handInCash.handIn(me, id, input);
  }

  @Post('on-the-spot-decisions')
  @Allow('case.decide-on-the-spot')
  @ApiCreatedResponse({ type: CreatedCaseView })
  onTheSpot(@Me() me: Actor, @Body() input: OnTheSpotInput): Promise<Result<CreatedCaseView>> {
    return this.decideOnTheSpot.decide(me, input);
  }
}
