import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { OfficersModule } from '../officers/index.js';
import { CoordinateOpinion } from './acts/coordinate-opinion.js';
import { GiveOpinion } from './acts/give-opinion.js';
import { ReferToDiscussion } from './acts/refer-to-discussion.js';
import { ReplyToOpinion } from './acts/reply-to-opinion.js';
import { SubmitReview } from './acts/submit-review.js';
import { TakeReview } from './acts/take-review.js';
import { DisputeActs } from './dispute-acts.js';
import { ReviewDisputeRow } from './dispute.entity.js';
import { DisputesController } from './disputes.controller.js';
import './refusals.js';
import { ReviewActs } from './review-acts.js';
import { ReviewBackground } from './review-background.js';
import { ReviewReader } from './review-reader.js';
import { ReviewRow } from './review.entities.js';
import { ReviewsController } from './reviews.controller.js';

@Module({
  imports: [
    TypeOrmModule.forFeature([ReviewRow, ReviewDisputeRow]),
    CasesModule,
    CalendarModule,
    OfficersModule,
  ],
  controllers: [ReviewsController, DisputesController],
  providers: [
    ...[ReviewActs, ReviewReader, SubmitReview, TakeReview, GiveOpinion],
    ...[DisputeActs, ReplyToOpinion, CoordinateOpinion, ReferToDiscussion, ReviewBackground],
  ],
  exports: [SubmitReview, TakeReview, GiveOpinion, ReviewReader],
})
export class ReviewsModule {}
