import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { OfficersModule } from '../officers/index.js';
import { AcceptMaterials } from './acts/accept-materials.js';
import { CompleteMaterials } from './acts/complete-materials.js';
import { CoordinateOpinion } from './acts/coordinate-opinion.js';
import { ExtendReview } from './acts/extend-review.js';
import { GiveOpinion } from './acts/give-opinion.js';
import { ReferToDiscussion } from './acts/refer-to-discussion.js';
import { ReplyToOpinion } from './acts/reply-to-opinion.js';
import { ReturnReview } from './acts/return-review.js';
import { SignOpinion } from './acts/sign-opinion.js';
import { SubmitReview } from './acts/submit-review.js';
import { TakeReview } from './acts/take-review.js';
import { DisputeActs } from './dispute-acts.js';
import { DisputesController } from './disputes.controller.js';
import { LettersController } from './letters.controller.js';
import { MaterialsController } from './materials.controller.js';
import { OpinionLetters } from './opinion-letters.js';
import './refusals.js';
import { ReviewActs } from './review-acts.js';
import { ReviewBackground } from './review-background.js';
import { ReviewLaw } from './review-law.js';
import { ReviewReader } from './review-reader.js';
import { REVIEW_ENTITIES } from './review-step.entity.js';
import { ReviewsController } from './reviews.controller.js';
import { KeyFolder } from './signing/key-folder.js';
import { SealProvider } from './signing/seal-provider.js';
import { ReviewStaffing } from './staffing.js';
import { ReviewSnapshot } from './review-snapshot.js';

const ACTS = [
  CoordinateOpinion,
  ReferToDiscussion,
  ReplyToOpinion,
  AcceptMaterials,
  CompleteMaterials,
  ExtendReview,
  GiveOpinion,
  ReturnReview,
  SignOpinion,
  SubmitReview,
  TakeReview,
];

@Module({
  imports: [
    TypeOrmModule.forFeature(REVIEW_ENTITIES),
    AgenciesModule,
    CasesModule,
    CalendarModule,
    OfficersModule,
  ],
  controllers: [ReviewsController, MaterialsController, LettersController, DisputesController],
  providers: [
    ...ACTS,
    DisputeActs,
    OpinionLetters,
    ReviewBackground,
    ReviewActs,
    ReviewLaw,
    ReviewReader,
    ReviewStaffing,
    ReviewSnapshot,
    { provide: SealProvider, useClass: KeyFolder },
  ],
  exports: [SubmitReview, TakeReview, GiveOpinion, ReviewReader, ReviewStaffing],
})
export class ReviewsModule {}
