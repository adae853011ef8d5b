import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, Me, VersionedView } from '../../platform/http/index.js';
import { ReviewReader } from './review-reader.js';
import { ReviewerLoadView, ReviewListView, ReviewQuery, ReviewView } from './reviews.dto.js';
import { ReviewStaffing } from './staffing.js';

/** Reads of legal reviews: the queue, how the work is spread, one review. */
@ApiTags('reviews')
@Controller('api/reviews')
export class ReviewsController {
  constructor(
    private readonly reader: ReviewReader,
    private readonly staffing: ReviewStaffing,
  ) {}

  @Get()
  @Allow('review.read')
  @ApiOkResponse({ type: [ReviewListView] })
  list(@Me() me: Actor, @Query() query: ReviewQuery): Promise<ReviewListView[]> {
    return this.reader.list(me, query.status ?? 'pending', query);
  }

  @Get('load')
  @Allow('review.read')
  @ApiOkResponse({ type: [ReviewerLoadView] })
  load(@Me() me: Actor): Promise<ReviewerLoadView[]> {
    return this.staffing.load(me);
  }

  @Get(':id')
  @Allow('review.read')
  @VersionedView(ReviewView)
  one(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<ReviewView>> {
    return this.reader.one(me, id);
  }
}
