import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { CoordinateOpinion } from './acts/coordinate-opinion.js';
import { ReferToDiscussion } from './acts/refer-to-discussion.js';
import { ReplyToOpinion } from './acts/reply-to-opinion.js';
import {
  CoordinationInput,
  DisputeWrittenView,
  ReferralInput,
  ReplyInput,
  ReviewBackgroundView,
} from './disputes.views.js';
import { ReviewBackground } from './review-background.js';

/** What surrounds a review: its background, and what follows an opinion that found problems. */
@ApiTags('reviews')
@Controller('api/reviews/:id')
export class DisputesController {
  constructor(
    private readonly background: ReviewBackground,
    private readonly replyToOpinion: ReplyToOpinion,
    private readonly coordinateOpinion: CoordinateOpinion,
    private readonly referToDiscussion: ReferToDiscussion,
  ) {}

  @Get('background')
  @Allow('review.read')
  @ApiOkResponse({ type: ReviewBackgroundView })
  of(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<ReviewBackgroundView>> {
    return this.background.of(me, id);
  }

  @Post('reply')
  @Allow('review.reply')
  @ApiCreatedResponse({ type: DisputeWrittenView })
  reply(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ReplyInput) {
    return this.replyToOpinion.reply(me, id, input);
  }

  @Post('coordination')
  @Allow('review.coordinate')
  @ApiCreatedResponse({ type: DisputeWrittenView })
  coordinate(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: CoordinationInput) {
    return this.coordinateOpinion.coordinate(me, id, input);
  }

  @Post('referral')
  @Allow('review.refer')
  @ApiCreatedResponse({ type: DisputeWrittenView })
  refer(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string, @Body() input: ReferralInput) {
    return this.referToDiscussion.refer(me, id, input.text);
  }
}
