import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../kernel/access/index.js';
import type { Result } from '../../kernel/result.js';
import { Allow, DayField, Me } from '../../platform/http/index.js';
import { AcceptMaterials } from './acts/accept-materials.js';
import { CompleteMaterials } from './acts/complete-materials.js';
import { ExtendReview } from './acts/extend-review.js';
import { ReturnReview } from './acts/return-review.js';
import { ReturnInput, SubmissionInput } from './reviews.dto.js';

export class ReviewDueView {
  @DayField({ about: 'last day of the review' }) due: string;
}

/** Materials and days of a review: complete, returned, completed, extended. */
@ApiTags('reviews')
@Controller('api/reviews/:id')
export class MaterialsController {
  constructor(
    private readonly acceptMaterials: AcceptMaterials,
    private readonly returnReview: ReturnReview,
    private readonly completeMaterials: CompleteMaterials,
    private readonly extendReview: ExtendReview,
  ) {}

  @Post('materials-acceptance')
  @HttpCode(204)
  @Allow('review.accept-materials')
  accept(@Me() me: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<Result<void>> {
    return this.acceptMaterials.accept(me, id);
  }

  @Post('return')
  @HttpCode(204)
  @Allow('review.return')
  return(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReturnInput,
  ): Promise<Result<void>> {
    return this.returnReview.return(me, id, input.reason);
  }

  @Post('completion')
  @HttpCode(200)
  @Allow('review.complete-materials')
  @ApiOkResponse({ type: ReviewDueView })
  complete(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: SubmissionInput,
  ): Promise<Result<ReviewDueView>> {
    return this.completeMaterials.complete(me, id, input);
  }

  @Post('extension')
  @HttpCode(200)
  @Allow('review.extend')
  @ApiOkResponse({ type: ReviewDueView })
  extend(
    @Me() me: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() input: ReturnInput,
  ): Promise<Result<ReviewDueView>> {
    return this.extendReview.extend(me, id, input.reason);
  }
}
