import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import {
  Allow,
  AnyObject,
  DayField,
  IdField,
  InstantField,
  Me,
  OneOf,
  Part,
  Text,
  Whole,
  YesNo,
} from '../../platform/http/index.js';
import { GiveOpinion } from './acts/give-opinion.js';
import { SubmitReview } from './acts/submit-review.js';
import { TakeReview } from './acts/take-review.js';
import { REVIEW_STATES } from './review.entities.js';
import { ReviewReader } from './review-reader.js';

export class SubmissionInput {
  @Text({ max: 10_000, about: '送审说明' }) statement: string;
  @Text({ list: { min: 1, max: 50 }, max: 200 }) materials: string[];
}
export class ReturnInput {
  @Text({ max: 1000 }) reason: string;
}
export class ChecklistItemInput {
  @Whole({ min: 1, max: 7 }) item: number;
  @YesNo() passed: boolean;
  @Text({ max: 2000 }) note: string;
  @Text({ optional: true, max: 500 }) citation?: string;
}
export class OpinionInput {
  @Part(() => ChecklistItemInput, { list: { max: 7 } }) items: ChecklistItemInput[];
  @OneOf(['agree', 'problems']) opinion: 'agree' | 'problems';
  @OneOf(['correct', 'supplement', 'disagree', 'transfer'], { optional: true }) problemKind?:
    'correct' | 'supplement' | 'disagree' | 'transfer';
  @Text({ max: 10_000 }) text: string;
}
export class ReviewQuery {
  @OneOf(['pending', 'all'], { optional: true }) status?: 'pending' | 'all';
  @IdField({ optional: true }) caseId?: string;
}
export class ReviewSubmittedView {
  @IdField() id: string;
  @Whole() round: number;
  @DayField() due: string;
}
export class OpinionView {
  @Text() opinionNumber: string;
  @YesNo() passed: boolean;
}
export class ReviewListView {
  @IdField() id: string;
  @IdField() caseId: string;
  @Text({ optional: true }) caseNumber: string | null;
  @Text() cause: string;
  @Text() party: string;
  @Whole() round: number;
  @OneOf(REVIEW_STATES) state: string;
  @InstantField() submittedAt: string;
  @Text() submittedByName: string;
  @DayField() due: string;
  @Whole({ min: -100_000 }) workingDaysLeft: number;
  @Text({ optional: true }) reviewerName: string | null;
  @OneOf(['agree', 'problems'], { optional: true }) opinion: string | null;
}
export class ReviewView extends ReviewListView {
  @Text() statement: string;
  @Text({ list: true }) materials: string[];
  @AnyObject({ about: 'facts, draft and evidence as submitted' }) matter: object;
  @Text() factsDigest: string;
  @Text() draftDigest: string;
  @Text() evidenceDigest: string;
  @Text() lawVersion: string;
  @Text({ list: true, about: 'what changed in the case since the submission, in Chinese' }) changed: string[];
  @Text({ list: true, about: 'what changed since the round before, in Chinese' })
  changedSincePrevious: string[];
  @Text({ list: true, about: 'the seven heads of review' }) heads: string[];
  @Part(() => ChecklistItemInput, { list: true, optional: true }) checklist: ChecklistItemInput[] | null;
  @Text({ optional: true }) problemKind: string | null;
  @Text({ optional: true }) opinionText: string | null;
  @Text({ optional: true }) opinionNumber: string | null;
  @InstantField({ optional: true }) opinedAt: string | null;
  @Text({ optional: true }) returnReason: string | null;
}

@ApiTags('reviews')
@Controller('api')
export class ReviewsController {
  constructor(
    private readonly reader: ReviewReader,
    private readonly submitReview: SubmitReview,
    private readonly takeReview: TakeReview,
    private readonly giveOpinion: GiveOpinion,
  ) {}

  @Get('reviews')
  @Allow('review.read')
  @ApiOkResponse({ type: [ReviewListView] })
  list(@Me() me: Actor, @Query() query: ReviewQuery): Promise<ReviewListView[]> {
    return this.reader.list(me, query.status ?? 'pending', query.caseId);
  }

  @Get('reviews/:id')
  @Allow('review.read')
  @ApiOkResponse({ type: ReviewView })
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
  take(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<void>> {
    return this.takeReview.take(me, id);
  }

  @Post('reviews/:id/return')
  @HttpCode(204)
  @Allow('review.return')
  return(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReturnInput,
  ): Promise<Result<void>> {
    return this.takeReview.return(me, id, input.reason);
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
