import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, VersionedView } from '../../platform/http/index.js';
import { GiveOpinion } from './acts/give-opinion.js';
import { SubmitReview } from './acts/submit-review.js';
import { TakeReview } from './acts/take-review.js';
import { ReviewReader } from './review-reader.js';
import {
  OpinionInput,
  OpinionView,
  ReviewerLoadView,
  ReviewListView,
  ReviewQuery,
  ReviewSubmittedView,
  ReviewView,
  SubmissionInput,
  TakeInput,
} from './reviews.dto.js';
import { ReviewStaffing } from './staffing.js';

@ApiTags('reviews')
@Controller('api')
export class ReviewsController {
  constructor(
    private readonly reader: ReviewReader,
    private readonly submitReview: SubmitReview,
    private readonly takeReview: TakeReview,
    private readonly giveOpinion: GiveOpinion,
    private readonly staffing: ReviewStaffing,
  ) {}

  @Get('reviews')
  @Allow('review.read')
  @ApiOkResponse({ type: [ReviewListView] })
  list(@Me() me: Actor, @Query() query: ReviewQuery): Promise<ReviewListView[]> {
    return this.reader.list(me, query.status ?? 'pending', query);
  }

  @Get('reviews/load')
  @Allow('review.read')
  @ApiOkResponse({ type: [ReviewerLoadView] })
  load(@Me() me: Actor): Promise<ReviewerLoadView[]> {
    return this.staffing.load(me);
  }

  @Get('reviews/:id')
  @Allow('review.read')
  @VersionedView(ReviewView)
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<ReviewView>> {
    return this.reader.one(me, id);
  }

  @Post('cases/:id/reviews')
  @Allow('review.submit')
  @ApiCreatedResponse({ type: ReviewSubmittedView })
  submit(@Me() me: Actor, @Param('id', ParseUUIDPipe) caseId: string, @Body() input: SubmissionInput) {
    return this.submitReview.submit(me, caseId, input);
  }

  @Post('reviews/:id/take')
  @HttpCode(204)
  @Allow('review.take')
  take(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: TakeInput,
  ): Promise<Result<void>> {
    return this.takeReview.take(me, id, input.materialsComplete);
  }

  @Post('reviews/:id/opinion')
  @HttpCode(200)
  @Allow('review.opine')
  @ApiOkResponse({ type: OpinionView })
  opine(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: OpinionInput,
  ): Promise<Result<OpinionView>> {
    return this.giveOpinion.give(me, id, input);
  }
}
