import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { OfficersModule } from '../officers/index.js';
import { GiveOpinion } from './acts/give-opinion.js';
import { SubmitReview } from './acts/submit-review.js';
import { TakeReview } from './acts/take-review.js';
import './refusals.js';
import { ReviewActs } from './review-acts.js';
import { ReviewReader } from './review-reader.js';
import { ReviewRow } from './review.entities.js';
import { ReviewsController } from './reviews.controller.js';

@Module({
  imports: [TypeOrmModule.forFeature([ReviewRow]), CasesModule, CalendarModule, OfficersModule],
  controllers: [ReviewsController],
  providers: [ReviewActs, ReviewReader, SubmitReview, TakeReview, GiveOpinion],
  exports: [SubmitReview, TakeReview, GiveOpinion, ReviewReader],
})
export class ReviewsModule {}
