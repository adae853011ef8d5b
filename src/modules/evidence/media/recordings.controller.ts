import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { Actor } from '../../../kernel/access/index.js';
import type { Result } from '../../../kernel/result.js';
import { Allow, Me } from '../../../platform/http/index.js';
import { ReceivedView } from '../dto/evidence-views.js';
import { ExplainRecording } from './explain-recording.js';
import { ClockStatementInput, RecordingReasonInput, RecordReviewInput } from './recording-inputs.js';
import { RetryDerivatives } from './retry-derivatives.js';
import { ReviewRecord } from './review-record.js';
import { ServeDerivative } from './serve-derivative.js';
import { StateClock } from './state-clock.js';

/** Playing a recording, and what people say of it. */
@ApiTags('evidence')
@Controller('api/evidence/:id')
export class RecordingsController {
  constructor(
    private readonly serving: ServeDerivative,
    private readonly clocks: StateClock,
    private readonly explaining: ExplainRecording,
    private readonly reviewing: ReviewRecord,
    private readonly retrying: RetryDerivatives,
  ) {}

  @Get('playable')
  @Allow('evidence.view')
  @ApiOperation({
    summary: 'what a browser can play: the original, else its copy (Range); entered like a viewing',
  })
  @ApiProduces('video/mp4')
  playable(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() req: Request,
    @Res() res: Response,
  ): Promise<void> {
    return this.serving.playable(me, id, req, res);
  }

  @Get('poster')
  @Allow('evidence.view')
  @ApiOperation({ summary: 'one picture of a video (JPEG); entered like a viewing' })
  @ApiProduces('image/jpeg')
  poster(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() req: Request,
    @Res() res: Response,
  ): Promise<void> {
    return this.serving.poster(me, id, req, res);
  }

  @Post('derivatives')
  @HttpCode(202)
  @Allow('evidence.retry-derivatives')
  @ApiOperation({ summary: 'try once more to make the copies of an item' })
  retry(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<void>> {
    return this.retrying.retry(me, id);
  }

  @Post('clock-offsets')
  @Allow('evidence.state-clock')
  @ApiCreatedResponse({ type: ReceivedView })
  clock(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ClockStatementInput,
  ): Promise<Result<ReceivedView>> {
    return this.clocks.onItem(me, id, input);
  }

  @Post('recording-reasons')
  @HttpCode(204)
  @Allow('evidence.explain-recording')
  explain(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: RecordingReasonInput,
  ): Promise<Result<void>> {
    return this.explaining.explain(me, id, input.kind, input.reason);
  }

  @Post('record-review')
  @Allow('evidence.review-record')
  @ApiCreatedResponse({ type: ReceivedView })
  review(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: RecordReviewInput,
  ): Promise<Result<ReceivedView>> {
    return this.reviewing.review(me, id, input.outcome, input.opinion);
  }
}
