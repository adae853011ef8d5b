import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { actRoutes } from '../../platform/acts/index.js';
import { AgenciesModule } from '../agencies/index.js';
import { CalendarModule } from '../calendar/index.js';
import { CasesModule } from '../cases/index.js';
import { OfficersModule } from '../officers/index.js';
import { ACTS } from './acts/index.js';
import { DisputeActs } from './dispute-acts.js';
import { DisputesController } from './disputes.controller.js';
import { LettersController } from './letters.controller.js';
import { OpinionLetters } from './opinion-letters.js';
import { OpinionSigning } from './opinion-signing.js';
import './refusals.js';
import { ReviewActs, ReviewerActs } from './review-acts.js';
import { ReviewBackground } from './review-background.js';
import { ReviewLaw } from './review-law.js';
import { ReviewReader } from './review-reader.js';
import { REVIEW_ENTITIES } from './review-step.entity.js';
import { ReviewsController } from './reviews.controller.js';
import { KeyFolder } from './signing/key-folder.js';
import { SealProvider } from './signing/seal-provider.js';
import { ReviewStaffing } from './staffing.js';
import { ReviewSnapshot } from './review-snapshot.js';
import { SubmissionActs } from './submission-acts.js';

const RUNNERS = [DisputeActs, ReviewActs, ReviewerActs, SubmissionActs];

@Module({
  imports: [
    TypeOrmModule.forFeature(REVIEW_ENTITIES),
    AgenciesModule,
    CasesModule,
    CalendarModule,
    OfficersModule,
  ],
  controllers: [ReviewsController, LettersController, DisputesController, ...actRoutes('reviews', ACTS)],
  providers: [
    ...ACTS,
    ...RUNNERS,
    OpinionLetters,
    OpinionSigning,
    ReviewBackground,
    ReviewLaw,
    ReviewReader,
    ReviewStaffing,
    ReviewSnapshot,
    { provide: SealProvider, useClass: KeyFolder },
  ],
  exports: [...RUNNERS, ReviewReader, ReviewStaffing],
})
export class ReviewsModule {}
