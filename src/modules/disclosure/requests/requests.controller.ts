import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../kernel/access/index.js';
import type { Result } from '../../../kernel/result.js';
import { Allow, Me } from '../../../platform/http/index.js';
import { AnswerRequest } from '../acts/answer-request.js';
import { ReturnRequest } from '../acts/return-request.js';
import { StopEarly } from '../acts/stop-early.js';
import { DisclosureReasonInput } from '../dto/disclosure-inputs.js';
import { RequestAnswerInput, RequestsQuery } from '../dto/request-inputs.js';
import { RequestAnsweredView, RequestPageView, RequestView, StoppedEarlyView } from '../dto/request-views.js';
import { RequestReader } from './request-reader.js';

/** 公众申请: corrections, early stops, complaints and suggestions that came through the portal. */
@ApiTags('requests')
@Controller('api/requests')
export class RequestsController {
  constructor(
    private readonly reader: RequestReader,
    private readonly answerRequest: AnswerRequest,
    private readonly returnRequest: ReturnRequest,
    private readonly stopEarly: StopEarly,
  ) {}

  @Get()
  @Allow('request.read')
  @ApiOkResponse({ type: RequestPageView })
  list(@Me() me: Actor, @Query() query: RequestsQuery): Promise<RequestPageView> {
    return this.reader.list(me, query.status ?? 'open', query.after);
  }

  @Get(':id')
  @Allow('request.read')
  @ApiOkResponse({ type: RequestView })
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<RequestView>> {
    return this.reader.one(me, id);
  }

  @Post(':id/answer')
  @HttpCode(200)
  @Allow('request.answer')
  @ApiOkResponse({ type: RequestAnsweredView })
  answer(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: RequestAnswerInput) {
    return this.answerRequest.answer(me, id, input);
  }

  @Post(':id/return')
  @HttpCode(204)
  @Allow('request.return')
  back(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: DisclosureReasonInput,
  ): Promise<Result<void>> {
    return this.returnRequest.back(me, id, input.reason);
  }

  @Post(':id/stop')
  @HttpCode(200)
  @Allow('disclosure.stop-early')
  @ApiOkResponse({ type: StoppedEarlyView })
  stop(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<StoppedEarlyView>> {
    return this.stopEarly.stop(me, id);
  }
}
