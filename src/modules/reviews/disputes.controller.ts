import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me } from '../../platform/http/index.js';
import { ReviewBackgroundView } from './disputes.views.js';
import { ReviewBackground } from './review-background.js';

/** What surrounds a review: its background, and the steps that followed an opinion that found problems. */
@ApiTags('reviews')
@Controller('api/reviews/:id')
export class DisputesController {
  constructor(private readonly background: ReviewBackground) {}

  @Get('background')
  @Allow('review.read')
  @ApiOkResponse({ type: ReviewBackgroundView })
  of(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<ReviewBackgroundView>> {
    return this.background.of(me, id);
  }
}
